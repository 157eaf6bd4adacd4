import type { CaseReport, CaseView } from '../../../contracts/cases/views'
import type { MediaView } from '../../../contracts/media/views'

/**
 * Photos of the problem, as these reports show it, and of what the department last said it did; those of an earlier round
 * are out of date.
 */
export function beforeAndAfter(
  reports: readonly Pick<CaseReport, 'media'>[],
  { history, round }: Pick<CaseView, 'history' | 'round'>
): { before: MediaView[]; after: MediaView[] } {
  const done = history.filter(entry => entry.action === 'reportDone' && entry.round === round)
  return {
    before: reports.flatMap(({ media }) => media),
    after: latest(done)?.media ?? history.find(({ action }) => action === 'settle')?.media ?? []
  }
}

/** What the last check found wrong: the first thing whoever does it again has to read. */
export function lastFailedCheck({ history, round }: Pick<CaseView, 'history' | 'round'>) {
  return round > 1 ? latest(history.filter(({ action }) => action === 'checkFailed')) : undefined
}

function latest<T extends { at: string }>(entries: readonly T[]): T | undefined {
  return [...entries].sort((one, other) => one.at.localeCompare(other.at)).at(-1)
}
