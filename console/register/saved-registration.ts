import type { NewReport, SentReport } from '../../contracts/reports/views'
import { randomKey } from '../api/random-key'
import { onSignOut } from '../session/on-sign-out'
import { windowStorage } from '../storage/window-storage'
import { emptyRegistration, type RegistrationDraft } from './draft'

/** One report being registered: what is written down, its idempotency key and, once sent, the server's answer. */
export interface Registration {
  key: string
  draft: RegistrationDraft
  /** What was sent without getting an answer. Each of these may have arrived. */
  unanswered: NewReport[]
  sent?: SentReport
  /** The server had registered an earlier version of what is written here. */
  earlier?: boolean
}

const storageKey = 'mashangban.console.registration'

export function newRegistration(): Registration {
  const begun: Registration = { key: randomKey(), draft: emptyRegistration, unanswered: [] }
  saveRegistration(begun)
  return begun
}

export function savedRegistration(): Registration | undefined {
  const text = windowStorage.getItem(storageKey)
  return text ? (JSON.parse(text) as Registration) : undefined
}

export function saveRegistration(registration: Registration) {
  windowStorage.setItem(storageKey, JSON.stringify(registration))
}

export function deleteRegistration() {
  windowStorage.removeItem(storageKey)
}

onSignOut(deleteRegistration)
