import type { CaseReport, CaseView, HistoryEntry } from '../../../contracts/cases/views'
import type { MediaView } from '../../../contracts/media/views'
import { clock } from '../../time/times'

export interface Photo {
  media: MediaView
  /** Who added the photo and when, for example 处置完成 · 今天 15:20. */
  caption: string
}

/**
 * Returns the photo to show first: the latest photo of a step when the result has to be checked, otherwise the
 * resident's.
 */
export function firstToSee(view: CaseView): string | undefined {
  if (!['handled', 'checking', 'checked', 'closed'].includes(view.state)) return undefined
  const shown = view.history.filter(({ action, media }) => action !== 'submit' && media.length > 0)
  return shown.sort((one, other) => one.at.localeCompare(other.at)).at(-1)?.media[0]?.id
}

/** Returns the photos of these reports and of all steps of their case once: the residents' first, then the steps' in order. */
export function photosOf(reports: readonly CaseReport[], history: readonly HistoryEntry[]): Photo[] {
  const sent = reports.flatMap(({ media, sentAt }) =>
    media.map(item => ({ media: item, caption: `市民上报 · ${clock(sentAt)}` }))
  )
  const added = [...history]
    .sort((one, other) => one.at.localeCompare(other.at))
    .flatMap(({ media, label, at, by }) =>
      media.map(item => ({ media: item, caption: `${label} · ${by.name} · ${clock(at)}` }))
    )
  const seen = new Set<string>()
  return [...sent, ...added].filter(({ media }) => !seen.has(media.id) && seen.add(media.id))
}
