import { tellUntold } from '../media/finish-redactions'
import { tellOf } from './redact-photo'

/** Tells the histories what a crash left untold. Safe to run twice and in several processes. */
export function finishRedactions(now = new Date()): Promise<number> {
  return tellUntold(tellOf, now)
}
