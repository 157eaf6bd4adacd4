import { isOpen } from '../../contracts/cases/states'
import type { CaseView, HistoryEntry } from '../../contracts/cases/views'
import type { CaseAction } from '../../contracts/cases/workflow'

const why: Partial<Record<CaseAction, string>> = {
  checkFailed: '上次核查没有通过',
  reopen: '市民说没有解决',
  requestReopening: '市民说没有解决'
}

/** Why the work is done once more: the latest entry that says so, while the case is open. */
export function reworkOf({ state, round, history }: Pick<CaseView, 'state' | 'round' | 'history'>) {
  const again = history.filter(entry => why[entry.action]).sort((one, other) => one.at.localeCompare(other.at))
  const last: HistoryEntry | undefined = again.at(-1)
  if (!last || !isOpen(state)) return undefined
  return { title: round > 1 ? `第 ${round} 轮：${why[last.action]}` : why[last.action], entry: last }
}
