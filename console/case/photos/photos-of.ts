import type { CaseView } from '../../../contracts/cases/views'
import type { MediaView } from '../../../contracts/media/views'
import { clock } from '../../shared/times'

export interface Photo {
  media: MediaView
  /** Who showed this and when, for example 处置完成 · 今天 15:20. */
  caption: string
}

/** Where looking begins: at the latest photo of a step, when there is something to check; at the resident's otherwise. */
export function firstToSee(view: CaseView): string | undefined {
  if (!['handled', 'checking', 'checked', 'closed'].includes(view.state)) return undefined
  const shown = view.history.filter(({ action, media }) => action !== 'submit' && media.length > 0)
  return shown.sort((one, other) => one.at.localeCompare(other.at)).at(-1)?.media[0]?.id
}

/** Every photo of a case once: what residents sent first, then those of the steps in their order. */
export function photosOf(view: CaseView): Photo[] {
  const sent = view.reports.flatMap(({ media, sentAt }) =>
    media.map(item => ({ media: item, caption: `市民上报 · ${clock(sentAt)}` }))
  )
  const added = [...view.history]
    .sort((one, other) => one.at.localeCompare(other.at))
    .flatMap(({ media, label, at, by }) =>
      media.map(item => ({ media: item, caption: `${label} · ${by.name} · ${clock(at)}` }))
    )
  const seen = new Set<string>()
  return [...sent, ...added].filter(({ media }) => !seen.has(media.id) && seen.add(media.id))
}
