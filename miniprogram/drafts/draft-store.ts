import { readStored, removeStored, store } from '../platform/phone-storage'
import { type Draft, emptyDraft, revive } from './draft'

export const draftPrefix = 'draft:'

/** Drafts are kept by place: what was written at one lamp post is still there when its code is scanned again. */
function nameOf(place: string): string {
  return draftPrefix + place
}

export function loadDraft(place: string): Draft {
  return revive(readStored(nameOf(place))) ?? emptyDraft()
}

/** A full phone must not stop anybody from writing on. */
export function saveDraft(place: string, draft: Draft) {
  store(nameOf(place), draft)
}

export function dropDraft(place: string) {
  removeStored(nameOf(place))
}
