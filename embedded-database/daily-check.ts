import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sentenceAbout } from './problems'
import { checkDocuments } from './storage/check'
import { asFailure } from './storage/failure'
import type { Store } from './storage/store'

/** The first check follows the start, which has not looked at the indexes of a large city. */
const firstAfterMs = 60_000
const everyMs = 24 * 3_600_000
/** Between two pages others are served. */
const breathMs = 20

/** Checks the data file once a day while it is used. Returns a function that ends this. */
export function checkDaily(store: Store, file: string, tell: (sentence: string) => void): () => void {
  const ended = new AbortController()
  const wait = (ms: number) => pause(ms, undefined, { ref: false, signal: ended.signal })
  const run = async () => {
    for (let ms = firstAfterMs; ; ms = everyMs) {
      await wait(ms)
      await checkOnce(store, file, tell, () => wait(breathMs))
    }
  }
  run().catch(error => {
    if (!ended.signal.aborted) throw error
  })
  return () => ended.abort()
}

/** Checks every document and every index key, and tells in one sentence what is wrong. */
export async function checkOnce(
  store: Store,
  file: string,
  tell: (sentence: string) => void,
  breathe: () => Promise<void>
): Promise<void> {
  try {
    for (const _ of checkDocuments(store, true)) await breathe()
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw error
    tell(sentenceAbout(file, dirname(file), asFailure(error)))
  }
}
