import type { ResidentAction } from '../../../contracts/cases/forms'
import type { KeptPhotos } from '../../photos/kept-photos'
import { readStored, removeStored, store } from '../../platform/phone-storage'

/** What is filled in on a small form, kept until it is sent. */
export interface ActionDraft extends KeptPhotos {
  note: string
  solved?: boolean
  stars: number
}

const nameOf = (reportId: string, action: ResidentAction) => `form:${reportId}:${action}`

export function loadActionDraft(reportId: string, action: ResidentAction): ActionDraft {
  const empty = { note: '', stars: 0, photos: [], unsent: [] }
  const stored = readStored<Partial<ActionDraft>>(nameOf(reportId, action))
  return typeof stored?.note === 'string' ? { ...empty, ...stored } : empty
}

export function saveActionDraft(reportId: string, action: ResidentAction, draft: ActionDraft) {
  store(nameOf(reportId, action), draft)
}

export function dropActionDraft(reportId: string, action: ResidentAction) {
  removeStored(nameOf(reportId, action))
}
