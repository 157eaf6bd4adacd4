import { newKey } from '../../drafts/draft'
import { readStored, removeStored, store } from '../../platform/phone-storage'
import type { PatrolDraft } from './patrol-form'

/** What has been filled in for a finding on patrol; one at a time, kept until it is in the outbox. */
const nameOf = (account: string) => `staff-patrol:${account}`

export function loadPatrol(account: string): PatrolDraft {
  return readStored(nameOf(account)) || emptyPatrol()
}

export function savePatrol(account: string, draft: PatrolDraft) {
  store(nameOf(account), draft)
}

export function dropPatrol(account: string) {
  removeStored(nameOf(account))
}

export function emptyPatrol(): PatrolDraft {
  return { key: newKey(), address: '', text: '', photos: [], settled: false, note: '', afterPhotos: [] }
}
