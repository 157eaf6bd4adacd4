import { stepOf } from '../../contracts/cases/workflow'
import type { RedactedKind } from '../../contracts/redaction/kinds'
import { postsOf } from '../../contracts/staff/posts'
import { isBuiltIn } from '../../contracts/staff/roles'
import { Refusal } from '../http/refusal'
import type { Staff } from '../staff/account'
import { roleThatGives } from '../staff/roles/held'
import { addToCase } from './add-to-case'
import { toAnnounce } from './announced'
import type { CaseRecord } from './model'
import { CaseReader } from './readers'

/** Who blacked out or showed again what. `key` is there once: telling it twice changes nothing. */
export interface ToldRedaction {
  caseNo: string
  staff: {
    id: string
    name: string
    role: string
    title?: string | null | undefined
    department?: string | null | undefined
  }
  kind: RedactedKind
  at: Date
  key: string
  print?: string | null | undefined
}

/** So many stand in one history; nobody draws more often in earnest. */
const mostTold = 500

/** Refuses when the history of a case has enough of them. */
export function refuseTooMany({ history }: Pick<CaseRecord, 'history'>): void {
  if (history.filter(({ action }) => action === 'redact').length < mostTold) return
  throw new Refusal('wrong_state', `这件案卷的遮挡已经改过 ${mostTold} 次，不能再改了`)
}

/** In which of their posts somebody does it, as the history says it. */
export function redactorOf(staff: Staff) {
  const { id, name, rights, department } = staff
  const posts = postsOf(rights)
  const role = stepOf('redact').by.find(each => posts.some(post => post === each)) ?? posts[0] ?? 'operator'
  const giving = roleThatGives(staff, 'redact')
  const title = giving && !isBuiltIn(giving.id) ? giving.name : undefined
  return { id, name, role, ...(title && { title }), ...(department && { department }) }
}

/** Appends to the history of a case who blacked something out, and when: not what it was. The version stays, as no step depends on it. */
export async function tellRedaction({ caseNo, staff, kind, at, key, print }: ToldRedaction): Promise<void> {
  for (let theCase = await read(caseNo); theCase; theCase = await read(caseNo)) {
    const { _id, state, round } = theCase
    if (theCase.history.some(entry => entry.key === key)) return
    const entry = {
      action: 'redact',
      from: state,
      to: state,
      at,
      round,
      by: {
        id: staff.id,
        name: staff.name,
        role: staff.role,
        ...(staff.title && { title: staff.title }),
        ...(staff.department && { department: staff.department })
      },
      media: [],
      facts: { redacted: kind },
      key,
      ...(print && { print })
    }
    const asRead = { _id, state, round, 'history.key': { $ne: key } }
    if (await addToCase(asRead, { $set: toAnnounce(theCase), $push: { history: entry } })) return
  }
}

const read = (caseNo: string) => CaseReader.findOne({ caseNo }).lean<CaseRecord>()
