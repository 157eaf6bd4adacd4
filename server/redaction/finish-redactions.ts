import { emptyLogOfDatabase } from '../db/empty-log'
import { tellUntold } from '../media/finish-redactions'
import { finishBlackouts } from './apply-blackout'
import { tellOf } from './redact-photo'

/** Tells the histories what a crash left untold, and ends the blacking out of words. Safe to run twice and in several processes. */
export async function finishRedactions(now = new Date()): Promise<number> {
  const told = await tellUntold(tellOf, now)
  const blackedOut = await finishBlackouts(now)
  // What was there is in free parts of the files still.
  if (blackedOut > 0) await emptyLogOfDatabase()
  return told + blackedOut
}
