import { requests } from '../../../contracts/cases/step'
import {
  type CaseAction,
  maxExtensions,
  maxReturns,
  reopenWithinDays,
  stepOf,
  urgeEveryHours
} from '../../../contracts/cases/workflow'
import { dayMs, hourMs } from '../../../contracts/china-time'
import { Refusal } from '../../http/refusal'
import { askedBy } from '../asked-by'
import { cameToStateAt } from '../came-to-state-at'
import type { CaseRecord, HistoryRecord } from '../model'
import { ceilingOf } from './ceilings'
import type { Mover } from './mover'

type Limit = (theCase: CaseRecord, mover: Mover, now: Date) => string | undefined

/** Limits that count, read the clock, or ask who acted before. Each returns the reason for refusing, or undefined. */
const limits: Partial<Record<CaseAction, Limit>> = {
  settle: (theCase, mover) => {
    const own = theCase.source === 'patrol' && theCase.history[0]?.by.id === mover.id
    return own ? undefined : '只有自己巡查上报的问题可以自行处置'
  },
  return: theCase => (theCase.returns >= maxReturns ? '已回退两次，派遣员的裁定为最终决定，不能再回退' : undefined),
  requestExtension(theCase, _, now) {
    if (theCase.extensions >= maxExtensions) return '已经延期两次，不能再延期'
    return theCase.clock?.dueAt && theCase.clock.dueAt > now ? undefined : '已经超过期限，应在到期前申请延期'
  },
  requestSuspension: theCase => suspendedBefore(theCase),
  suspend: theCase => suspendedBefore(theCase),
  reportDone(theCase) {
    const open = theCase.subtasks.filter(({ state }) => state === 'open').map(({ department }) => department.name)
    return open.length > 0 ? `协办还没有完成：${open.join('、')}` : undefined
  },
  addSubtask: theCase => (theCase.subtasks.length >= 20 ? '协办任务太多了' : undefined),
  dropSubtask: theCase => (theCase.subtasks.some(({ state }) => state === 'open') ? undefined : '没有进行中的协办'),
  withdraw: theCase => (theCase.reportCount > 1 ? '已经有其他人上报同一个问题，不能撤回了' : undefined),
  reopen: reopenLimit,
  requestReopening(theCase, mover, now) {
    if (!reopenLimit(theCase, mover, now)) return '现在可以直接重新办理，不用申请'
    return wasRefused(theCase, mover) ? '值班长已经答复过，请拨打热线' : undefined
  },
  evaluate(theCase, mover) {
    // Several people may have reported the problem. Each may evaluate once after each closing or rejection.
    const since = cameToStateAt(theCase)
    const said = theCase.history.some(
      ({ action, by, at }) => action === 'evaluate' && by.id === mover.id && at >= since
    )
    return said ? `${you(mover)}已经评价过了` : undefined
  },
  urge(theCase, mover, now) {
    const last = theCase.history.findLast(entry => entry.action === 'urge' && entry.by.id === mover.id)
    const next = (last?.at.getTime() ?? 0) + urgeEveryHours * hourMs
    return now.getTime() < next ? `${urgeEveryHours} 小时内已经催办过一次了` : undefined
  }
}

/** Returns why a limit forbids a step that the table allows, or undefined. */
export function limitOf(action: CaseAction, theCase: CaseRecord, mover: Mover, now: Date): Refusal | undefined {
  const reason =
    requestLimit(action, theCase) ?? limits[action]?.(theCase, mover, now) ?? ceilingOf(action, theCase, mover)
  return reason ? new Refusal('wrong_state', reason) : undefined
}

/** A case has one open request at a time, and only an open request can be decided. */
function requestLimit(action: CaseAction, { asked }: CaseRecord): string | undefined {
  const { asks, answers } = stepOf(action)
  if (asks && asked) return `已有一个${requests[asked.what]}申请在等答复`
  return answers && asked?.what !== answers ? `没有待答复的${requests[answers]}申请` : undefined
}

/** Whom a limit's sentence is about: its reader, or the person on the line. */
const you = ({ through }: Mover) => (through ? '这位市民' : '您')

const suspendedBefore = ({ suspensions }: CaseRecord) => (suspensions > 0 ? '每件案卷只能挂账一次' : undefined)

/** Each of several reporters may have a closed case reopened once, and asks for it afterwards (rule "reopening"). */
function reopenLimit(theCase: CaseRecord, mover: Mover, now: Date): string | undefined {
  if (theCase.asked)
    return theCase.asked.by.id === mover.id ? `${you(mover)}的申请正在等答复` : '已经有人申请重新办理，正在等答复'
  if (theCase.history.some(entry => isReopening(entry.action) && broughtBy(mover, theCase, entry))) {
    return '已经重新办理过一次，再次办理需要申请'
  }
  const until = (theCase.closedAt?.getTime() ?? 0) + reopenWithinDays * dayMs
  return now.getTime() > until ? `办结超过 ${reopenWithinDays} 天，再次办理需要申请` : undefined
}

const isReopening = (action: CaseAction) => action === 'reopen' || action === 'grantReopening'

/** Whether this reporter had the case reopened: by themselves, or by the request that was granted. */
function broughtBy(mover: Mover, { history }: CaseRecord, entry: HistoryRecord): boolean {
  const asked = entry.action === 'grantReopening' ? askedBy(history, history.indexOf(entry), 'reopening') : entry
  return asked?.by.id === mover.id
}

/** Whether this reporter's request was refused since the case was closed. */
function wasRefused({ history, closedAt }: CaseRecord, mover: Mover): boolean {
  return history.some(
    ({ action, at }, index) =>
      action === 'refuseReopening' &&
      at >= (closedAt ?? new Date(0)) &&
      askedBy(history, index, 'reopening')?.by.id === mover.id
  )
}
