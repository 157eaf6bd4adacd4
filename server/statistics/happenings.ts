import type { CaseAction } from '../../contracts/cases/workflow'
import type { Flag, Kind } from '../../contracts/statistics/kinds'
import type { CaseRecord, HistoryRecord } from '../cases/model'
import { staffOf } from './history'
import type { Piece } from './piece'

/** Steps that are counted as often as they are taken. */
const counted: { [A in CaseAction]?: { kind: Kind; flags?: (entry: HistoryRecord) => (Flag | false)[] } } = {
  reject: { kind: 'ending', flags: () => ['rejected'] },
  void: { kind: 'ending', flags: () => ['voided'] },
  merge: { kind: 'ending', flags: () => ['merged'] },
  withdraw: { kind: 'ending', flags: () => ['withdrawn'] },
  settle: { kind: 'ending', flags: () => ['settled'] },
  join: { kind: 'join', flags: ({ by }) => [by.role === 'collector' ? 'patrol' : 'public'] },
  checkFailed: { kind: 'rework' },
  return: { kind: 'return' },
  redispatch: { kind: 'redispatch' },
  grantExtension: { kind: 'extension' },
  suspend: { kind: 'suspension' },
  urge: { kind: 'urge', flags: ({ by }) => [by.role === 'supervisor' && 'bySupervisor'] },
  reopen: { kind: 'reopening' },
  grantReopening: { kind: 'reopening' },
  evaluate: { kind: 'evaluation', flags: ({ facts }) => contentment(facts?.stars ?? 0, facts?.solved) },
  callBack: {
    kind: 'callBack',
    flags: ({ facts }) => [facts?.reached === true && 'reached', facts?.satisfied === true && 'satisfied']
  }
}

function contentment(stars: number, solved: boolean | null | undefined): (Flag | false)[] {
  return [stars >= 5 && 'verySatisfied', stars >= 4 && 'satisfied', solved === true && 'solved']
}

/** Each thing that happened to a case and is counted. What a merge brought over from another case happened there. */
export function happeningsOf({ history }: CaseRecord, lastDepartment: string | undefined): Piece[] {
  let department: string | undefined
  return history.flatMap((entry, index) => {
    const { action, at, facts } = entry
    const own = facts?.formerDepartment?.id ?? facts?.department?.id
    department = facts?.department?.id ?? department
    const row = counted[action]
    if (!row || (action === 'join' && facts?.from)) return []
    const of = own ?? department ?? lastDepartment
    const flags = (row.flags?.(entry) ?? []).filter(flag => flag !== false)
    if (row.kind === 'ending' && wasTakenBack(history.slice(index + 1))) flags.push('takenBack')
    return [{ kind: row.kind, at, flags, ...(of && { department: of }), ...staffOf(entry) }]
  })
}

/** Whether the next thing that moved the case brought it back from its end. */
function wasTakenBack(later: readonly HistoryRecord[]): boolean {
  const next = later.find(({ from, to }) => from !== to)
  return next?.action === 'takeBack' || next?.action === 'split'
}
