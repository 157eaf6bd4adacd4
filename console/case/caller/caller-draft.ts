import type { CallerAction } from '../../../contracts/cases/caller-actions'
import type { MediaView } from '../../../contracts/media/views'

/** What is filled in for one step for a caller; it outlives the page. */
export interface CallerDraft {
  text: string
  media: MediaView[]
  solved?: boolean
  stars: number
}

export const emptyCallerDraft: CallerDraft = { text: '', media: [], stars: 0 }

export const callerDraftName = (reportId: string, action: CallerAction) => `caller.${reportId}.${action}`
