import type { Types } from 'mongoose'
import { stateOf } from '../../contracts/cases/states'
import { dutyGridOf } from '../grids/locate'
import { Refusal } from '../http/refusal'
import { absentUntil } from '../staff/absence'
import { hasRight, openAccount, withRight } from '../staff/kept-staff'
import type { CaseRecord } from './model'
import { isIndependent } from './steps/independence'

interface Taker {
  _id: Types.ObjectId
  name: string
  department?: string | null | undefined
}

const mover = ({ _id, name, department }: Taker) => ({
  id: String(_id),
  name,
  actors: ['collector'] as const,
  ...(department && { department })
})

/** Whether this collector's look would count: a check is for somebody who had no hand in the work. */
export function mayLook(theCase: CaseRecord, taker: Taker): boolean {
  return stateOf(theCase.state).stage !== 'check' || isIndependent(theCase, mover(taker))
}

/** Returns the collectors who have the duty grid of a case, those who are absent among them. */
async function collectorsHere({ gridCode }: Pick<CaseRecord, 'gridCode'>) {
  const dutyGrid = gridCode ? await dutyGridOf(gridCode) : undefined
  if (!dutyGrid) return []
  return (await withRight('actAsCollector')).filter(({ dutyGrids }) => dutyGrids?.includes(dutyGrid))
}

/**
 * Returns to whom a look on site goes: to the collector who was named, else to those of the duty grid. Refuses a look
 * that nobody would get, and says why.
 */
export async function lookGivenTo(theCase: CaseRecord, named: string | undefined) {
  if (named !== undefined) {
    const account = await openAccount(named)
    if (!account || !(await hasRight(account, 'actAsCollector')))
      throw nobody('选择的人不是在岗的信息采集员，请重新选择')
    const away = absentUntil(account)
    if (away) throw nobody(`${account.name}${away}，请选别人`)
    if (!mayLook(theCase, account)) throw nobody(`${account.name}参与过这件案卷的处置，不能核查，请选别人`)
    return { id: String(account._id), name: account.name }
  }
  const missing = await whyNobodyLooks(theCase)
  if (missing) throw nobody(missing)
  return undefined
}

/** Returns why no collector of the place would look at a case, or undefined when somebody would. */
export async function whyNobodyLooks(theCase: CaseRecord): Promise<string | undefined> {
  if (!theCase.gridCode) return '地点还没有单元网格，没有人会收到：请先更正地点，或者指定一位信息采集员'
  const here = await collectorsHere(theCase)
  if (here.length === 0) return '这个单元网格没有在岗的信息采集员，没有人会收到：请指定一位信息采集员'
  const able = here.filter(taker => mayLook(theCase, taker))
  const away = able.flatMap(taker => absentUntil(taker) ?? [])
  if (able.length > away.length) return undefined
  if (able.length > 0) {
    const names = able.map(({ name }, at) => `${name}${away[at]}`).join('，')
    return `这里能去看的信息采集员不在：${names}。请指定另一位信息采集员`
  }
  return '这里的信息采集员都参与过这件案卷的处置，不能核查：请指定另一位信息采集员'
}

const nobody = (message: string) => new Refusal('unknown_reference', message, { collector: message })
