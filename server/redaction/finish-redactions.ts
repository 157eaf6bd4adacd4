import { tellUntold } from '../media/finish-redactions'
import { finishBlackouts } from './apply-blackout'
import { tellOf } from './redact-photo'

/** Tells the histories what a crash left untold, and ends the blacking out of words. Safe to run twice and in several processes. */
export async function finishRedactions(now = new Date()): Promise<number> {
  return (await tellUntold(tellOf, now)) + (await finishBlackouts(now))
}
