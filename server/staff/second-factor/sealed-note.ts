import { type Purpose, seal, unseal } from '../../vault'

/**
 * A note that the server gives out and takes back: nobody else reads, makes or changes it, it is good for one purpose, and
 * until its end. So nothing has to be stored for those who never come back.
 */
export function sealNote(purpose: Purpose, note: Record<string, string>, until: number): string {
  return seal(purpose, JSON.stringify({ ...note, until }))
}

/** Returns what the note says; nothing when it is not one of ours, is for another purpose or has ended. */
export function openNote(purpose: Purpose, sealed: string, now: number): Record<string, string> | undefined {
  try {
    const { until, ...note } = JSON.parse(unseal(purpose, sealed))
    return now < until ? note : undefined
  } catch {
    return undefined
  }
}
