import { rejectReasons } from '../../contracts/cases/reject-reasons'
import type { CaseAction } from '../../contracts/cases/workflow'
import { chinaDay } from '../../contracts/china-time'
import { stages } from '../../contracts/rules/stages'
import type { StoredFacts } from './facts-schema'
import type { CaseRecord, HistoryRecord } from './model'

/** An entry of a history from before there were facts. */
export interface OldEntry extends Omit<HistoryRecord, 'facts'> {
  details?: { label?: string; value?: string }[]
  department?: string
}

/** What a name stands for today; nothing where nobody knows any more. */
export interface Known {
  departmentOf(name: string): string | undefined
  handlerOf(name: string, department: string | undefined): string | undefined
  conditionOf(matter: string, when: string): StoredFacts['condition'] | undefined
}

interface Old {
  theCase: CaseRecord
  entry: OldEntry
  /** What happened after it. */
  later: readonly OldEntry[]
  known: Known
}

type Read = (value: string, old: Old) => StoredFacts

/** How each label that was ever written is read. */
const reads: Record<string, Read> = {
  部门: (name, old) => ({ department: { id: departmentId(name, old, nextDepartment(old)), name } }),
  协办部门: (name, old) => {
    const own = old.entry.action === 'finishSubtask' ? old.entry.by.department : undefined
    return { helper: { id: departmentId(name, old, own), name } }
  },
  回退部门: (name, old) => ({ formerDepartment: { id: departmentId(name, old, old.entry.by.department), name } }),
  处置人员: (name, { theCase, entry, known }) => {
    const current = theCase.handler?.name === name ? theCase.handler.id : undefined
    return { handler: { id: current ?? known.handlerOf(name, entry.by.department ?? undefined) ?? '', name } }
  },
  延期至: (day, { theCase }) => ({ until: momentOn(day, theCase.clock?.dueAt) }),
  希望挂账至: (day, { theCase }) => ({ until: momentOn(day, theCase.asked?.until, theCase.suspended?.until) }),
  挂账至: (day, { theCase }) => ({ until: momentOn(day, theCase.suspended?.until) }),
  离上报地点: text => ({ distance: Math.round(Number.parseFloat(text.slice(2)) * (text.endsWith('公里') ? 1000 : 1)) }),
  事项: text => ({ matter: { code: text.slice(0, 5), name: text.slice(6) } }),
  立案条件: (when, { theCase, entry, known }) => {
    const matter = entry.details?.find(({ label }) => label === '事项')?.value?.slice(0, 5) ?? ''
    const current = theCase.condition?.when === when ? theCase.condition : undefined
    const { code, limit, unit } = current ?? known.conditionOf(matter, when) ?? { code: '', limit: 0, unit: 'workHour' }
    return { condition: { code, when, limit, unit } }
  },
  原因类别: text => ({ reasonCode: keyOf(rejectReasons, text) ?? 'other' }),
  现场情况: text => ({ found: text === '属实' }),
  是否解决: text => ({ solved: text === '已解决' }),
  评分: text => ({ stars: Number.parseInt(text, 10) }),
  并入案卷: (caseNo, { entry }) => (entry.action === 'join' ? { from: caseNo } : { into: caseNo }),
  从案卷拆出: caseNo => ({ from: caseNo }),
  拆出案卷: caseNo => ({ into: caseNo }),
  环节: text => ({ stage: keyOf(stages, text) ?? 'handling' })
}

/** The facts of an entry that has only labels and values. */
export function factsFrom(old: Old): StoredFacts {
  const details = old.entry.details ?? []
  return Object.assign({}, ...details.map(({ label = '', value = '' }) => reads[label]?.(value, old)))
}

/** A department by the name it had: `own` is the one of whoever took the step, where that is the one that is named. */
function departmentId(name: string, { theCase, known }: Old, own: string | null | undefined): string {
  const inCase = [theCase.department, ...theCase.subtasks.map(({ department }) => department)]
  return own ?? inCase.find(each => each?.name === name)?.id ?? known.departmentOf(name) ?? ''
}

const withCase: readonly CaseAction[] = ['sign', 'assign', 'return', 'reportDone', 'requestExtension']

/** The department that worked on the case next, before it was given to another. */
function nextDepartment({ later }: Old): string | undefined {
  const next = later.findIndex(({ action }) => action === 'dispatch' || action === 'redispatch')
  const until = next < 0 ? later : later.slice(0, next)
  return until.find(({ action, by }) => by.department && withCase.includes(action))?.by.department ?? undefined
}

/** A day was all that was written; the moment is still known if it is the case's own. */
function momentOn(day: string, ...moments: (Date | null | undefined)[]): Date {
  return moments.find(moment => moment && chinaDay(moment) === day) ?? new Date(`${day}T00:00:00+08:00`)
}

function keyOf<K extends string>(names: Record<K, string>, name: string): K | undefined {
  return (Object.keys(names) as K[]).find(key => names[key] === name)
}
