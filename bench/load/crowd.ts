import { setTimeout as pause } from 'node:timers/promises'

/** Lets so many people do a thing again and again for some time, each as soon as the last is done. Returns how often it was done well. */
export async function sideBySide(people: number, seconds: number, does: () => Promise<boolean>): Promise<number> {
  const end = Date.now() + seconds * 1000
  let well = 0
  const goesOn = async () => {
    while (Date.now() < end) if (await does()) well += 1
  }
  await Promise.all(Array.from({ length: people }, goesOn))
  return well
}

/** Lets people come one after another until there are so many; each does the thing, thinks for a moment, and does it again. */
export async function ramp(
  people: number,
  seconds: number,
  thinkMs: number,
  does: () => Promise<unknown>
): Promise<void> {
  const end = Date.now() + seconds * 1000
  await Promise.all(
    Array.from({ length: people }, async (_, index) => {
      await pause((index / people) * seconds * 500)
      while (Date.now() < end) {
        await does()
        await pause(thinkMs)
      }
    })
  )
}

/** Starts the thing so often in each second, whether the earlier ones are done or not. Ends when all are done. */
export async function atRate(perSecond: number, seconds: number, does: () => Promise<unknown>): Promise<void> {
  const begun = Date.now()
  const running = new Set<Promise<unknown>>()
  for (let started = 0; started < perSecond * seconds; ) {
    const due = Math.min(perSecond * seconds, ((Date.now() - begun) / 1000) * perSecond)
    for (; started < due; started += 1) {
      const one = does().finally(() => running.delete(one))
      running.add(one)
    }
    await pause(5)
  }
  await Promise.all(running)
}
