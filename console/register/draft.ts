import * as v from 'valibot'
import { readPlaceCode } from '../../contracts/codes/place-code'
import type { Point } from '../../contracts/common'
import type { MediaView } from '../../contracts/media/views'
import { NewReport } from '../../contracts/reports/views'

/** What an operator has typed of a report so far. */
export interface RegistrationDraft {
  text: string
  topic?: string
  /** As typed: in groups, in lower case or as a whole link. */
  code: string
  address: string
  /** Chosen on the map, when there is no code. */
  point?: Point
  /** The open case that this report joins. */
  joinCase?: string
  name: string
  phone: string
  media: MediaView[]
}

export const emptyRegistration: RegistrationDraft = { text: '', code: '', address: '', name: '', phone: '', media: [] }

const codeProblems = {
  check: '编号好像输错了一位，请和市民再核对一遍',
  shape: '编号是 9 位字母和数字，例如 7K2M-9QXD-T'
}

/** Returns the code when one was typed, or what is wrong with it. An unfinished code is wrong only when `finished`. */
export function readTypedCode(typed: string, finished: boolean): { code?: string; problem?: string } {
  const read = readPlaceCode(typed)
  if ('code' in read) return read
  if (read.problem === 'empty') return {}
  return read.problem === 'check' || finished ? { problem: codeProblems[read.problem] } : {}
}

export type ReadRegistration = { report: NewReport } | { fields: Record<string, string> }

/**
 * Checks a draft with the contract's schema, so the console refuses what the server would refuse, in the same words.
 */
export function readRegistration(draft: RegistrationDraft): ReadRegistration {
  const { name, phone, media, code, address, ...rest } = draft
  const typed = readTypedCode(code, true)
  const contact = { ...(name.trim() && { name }), phone }
  const result = v.safeParse(NewReport, {
    ...rest,
    address,
    media: media.map(({ id }) => id),
    // The code says where it hangs.
    ...(typed.code && { code: typed.code, point: undefined }),
    ...((name.trim() || phone.trim()) && { contact })
  })
  const fields: Record<string, string> = typed.problem ? { code: typed.problem } : {}
  for (const issue of result.issues ?? []) {
    const at = v.getDotPath(issue) ?? 'form'
    fields[at] ??= at === 'contact.phone' && !phone.trim() ? '留了姓名，还要有电话才联系得上' : issue.message
  }
  if (fields.address && !fields.code && !typed.code && !draft.point && !address.trim()) {
    fields.address = '请问清楚在哪里：填二维码编号，写地址，或者在地图上选点'
  }
  return result.success && !typed.problem ? { report: result.output } : { fields }
}

export function isStarted(draft: RegistrationDraft): boolean {
  const { media, ...typed } = draft
  return media.length > 0 || Object.values(typed).some(Boolean)
}
