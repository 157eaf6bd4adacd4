import { setTimeout as later } from 'node:timers'

/** How much one key may be wrong, and for how long that is remembered, from the first time on. */
interface Patience {
  most: number
  forMs: number
}

interface Tries {
  wrong: number
  until: number
  running: number
  waiting: (() => void)[]
}

/** What a try is told when there have been too many wrong ones. */
export interface Spent {
  waitMs: number
}

/**
 * Counts wrong tries by key, and right ones never: while so many run that one more could be too many if all were wrong,
 * the next waits for what becomes of them. So neither many at once are a way around, nor is anybody refused for tries that
 * may yet prove right. Nothing here is awaited between looking and counting, so that no two take the same place.
 */
export function triesAtOnce({ most, forMs }: Patience) {
  const all = new Map<string, Tries>()

  function triesOf(key: string, forgottenAt: number): Tries {
    const known = all.get(key) ?? { wrong: 0, until: 0, running: 0, waiting: [] }
    if (known.wrong > 0 && (Date.now() >= known.until || known.until - forMs <= forgottenAt)) known.wrong = 0
    all.set(key, known)
    return known
  }

  function forget(key: string, tries: Tries) {
    const idle = tries.running === 0 && tries.waiting.length === 0
    if (idle && (tries.wrong === 0 || Date.now() >= tries.until) && all.get(key) === tries) all.delete(key)
  }

  function ended(key: string, tries: Tries, wrong: boolean) {
    tries.running -= 1
    if (wrong) {
      if (tries.wrong === 0) {
        tries.until = Date.now() + forMs
        later(() => forget(key, tries), forMs).unref()
      }
      tries.wrong += 1
    }
    for (const look of tries.waiting.splice(0)) look()
    forget(key, tries)
  }

  return {
    /**
     * Waits until the try may run. Returns what to call with whether it was wrong, or that it may not run at all. What was
     * wrong until `forgottenAt` no longer counts.
     */
    async begin(key: string, forgottenAt = -Infinity): Promise<Spent | ((wrong: boolean) => void)> {
      for (;;) {
        const tries = triesOf(key, forgottenAt)
        if (tries.wrong >= most) return { waitMs: tries.until - Date.now() }
        if (tries.wrong + tries.running < most) {
          tries.running += 1
          return wrong => ended(key, tries, wrong)
        }
        await new Promise<void>(look => tries.waiting.push(look))
      }
    },
    forgetAll: () => all.clear()
  }
}
