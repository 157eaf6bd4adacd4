import { openStates } from '../../contracts/cases/states'
import { chinaDay, dayMs } from '../../contracts/china-time'
import { areaDigits } from '../../contracts/statistics/dimensions'
import {
  type Age,
  ageCodes,
  ages,
  type Backlog,
  type BacklogCasesQuery,
  type BacklogQuery,
  type FigureCase
} from '../../contracts/statistics/figures'
import { endOfTime } from '../cases/clocks/end-of-time'
import type { CaseRecord } from '../cases/model'
import { CaseReader } from '../cases/readers'
import { visibleTo } from '../cases/steps/policy'
import { Refusal } from '../http/refusal'
import type { Staff } from '../staff/account'
import { namesOf } from './names-of'

type OpenCase = Pick<
  CaseRecord,
  'caseNo' | 'submittedAt' | 'gridCode' | 'department' | 'matter' | 'source' | 'nextDueAt'
> & { _id: CaseRecord['_id'] }
const fields = { caseNo: 1, submittedAt: 1, gridCode: 1, 'department.id': 1, matter: 1, source: 1, nextDueAt: 1 }

/** What is open now, the oldest first: a stock is of today, and few cases are open however many there are. */
async function openCases(staff: Staff, asked: BacklogQuery): Promise<{ theCase: OpenCase; key: string }[]> {
  const open = await CaseReader.find({ $and: [{ state: { $in: openStates } }, await visibleTo(staff)] }, fields).lean<
    OpenCase[]
  >()
  return open
    .filter(theCase => isAsked(theCase, asked))
    .sort(
      (one, other) => one.submittedAt.getTime() - other.submittedAt.getTime() || (one.caseNo < other.caseNo ? -1 : 1)
    )
    .map(theCase => ({ theCase, key: keyOf(theCase, asked.by) }))
}

function isAsked({ gridCode, department, matter, source }: OpenCase, asked: BacklogQuery): boolean {
  return (
    (!asked.area || (gridCode ?? '').startsWith(asked.area)) &&
    (!asked.department || department?.id === asked.department) &&
    (!asked.matter || (matter?.code ?? '').startsWith(asked.matter)) &&
    (!asked.source || source === asked.source)
  )
}

function keyOf({ gridCode, department, matter, source }: OpenCase, by: BacklogQuery['by']): string {
  if (by === 'department') return department?.id ?? ''
  if (by === 'matter') return matter?.code ?? ''
  if (by === 'major') return (matter?.code ?? '').slice(0, 2)
  if (by === 'source') return source
  if (by in areaDigits) return (gridCode ?? '').slice(0, areaDigits[by as keyof typeof areaDigits])
  return ''
}

function ageOf({ submittedAt }: OpenCase, now: Date): Age {
  const days = (now.getTime() - submittedAt.getTime()) / dayMs
  return ageCodes.findLast(age => ages[age].from <= days) ?? 'day'
}

/** Returns how many cases are open by age, of all and by the value of the dimension. */
export async function backlogOf(staff: Staff, asked: BacklogQuery, now = new Date()): Promise<Backlog> {
  const [open, nameOf] = await Promise.all([openCases(staff, asked), namesOf(asked.by)])
  const rows = new Map<string, Record<string, number>>()
  const total: Record<string, number> = {}
  for (const { theCase, key } of open) {
    const age = ageOf(theCase, now)
    const row = rows.get(key) ?? {}
    rows.set(key, row)
    for (const counts of [row, total]) counts[age] = (counts[age] ?? 0) + 1
  }
  if (asked.by === 'none') return { total, rows: [] }
  const inOrder = [...rows].sort(
    ([one], [other]) => Number(one === '') - Number(other === '') || (one < other ? -1 : 1)
  )
  return { total, rows: inOrder.map(([key, counts]) => ({ key, name: nameOf(key), ages: counts })) }
}

/** Returns a page of exactly these cases. */
export async function backlogCases(
  staff: Staff,
  asked: BacklogCasesQuery,
  now = new Date()
): Promise<{ items: FigureCase[]; next?: string; count: number }> {
  const after = asked.cursor === undefined ? undefined : readCursor(asked.cursor)
  const open = (await openCases(staff, asked)).filter(
    ({ theCase, key }) =>
      (asked.key === undefined || key === asked.key) && (!asked.age || ageOf(theCase, now) === asked.age)
  )
  const later = open.filter(({ theCase }) => !after || placeOf(theCase) > after)
  const shown = later.slice(0, asked.limit)
  const last = shown.at(-1)
  const [departmentName, areaName] = await Promise.all([namesOf('department'), namesOf('community')])
  return {
    items: shown.map(({ theCase: { caseNo, submittedAt, gridCode, department, matter, nextDueAt } }) => ({
      id: caseNo,
      caseNo,
      day: chinaDay(submittedAt),
      ...(matter?.name && { matter: matter.name }),
      ...(gridCode && { area: areaName(gridCode.slice(0, areaDigits.community)) }),
      ...(department?.id && { department: departmentName(department.id) }),
      from: submittedAt.toISOString(),
      ...(nextDueAt < endOfTime && { dueAt: nextDueAt.toISOString() })
    })),
    ...(later.length > shown.length && last && { next: Buffer.from(placeOf(last.theCase)).toString('base64url') }),
    count: open.length
  }
}

const placeOf = ({ submittedAt, caseNo }: OpenCase) => `${submittedAt.toISOString()} ${caseNo}`

function readCursor(text: string): string {
  const place = Buffer.from(text, 'base64url').toString()
  if (!/^\d{4}-\d\d-\d\dT[\d:.]{12}Z \d{20}$/.test(place)) {
    throw new Refusal('bad_request', '翻页标记不对，请从第一页看起')
  }
  return place
}
