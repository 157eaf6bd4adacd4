import { Gauge } from 'prom-client'
import { Refusal } from '../http/refusal'
import { cannotWrite, isAway, isForbidden } from '../http/trouble'
import { log } from '../log'

const minute = 60_000
const longest = 6 * 60 * minute
/** More are not remembered: those that failed first are tried again with the others. */
const mostSetAside = 5000

interface SetAside {
  tries: number
  until: number
}

/** A filter that leaves out the items that are set aside. */
export type Others = { _id?: { $nin: unknown[] } }

interface Work<Item> {
  /** The name of the job, as the schedule has it. */
  job: string
  /** Reads what there is to do, without what is set aside: a head of the queue that fails must not hide the rest. */
  read: (others: Others) => Promise<Item[]>
  /** Does it. Returns false when there was nothing to do after all. */
  each: (item: Item) => Promise<unknown>
  /** How many items are done at the same time; one by one without. */
  sideBySide?: number
  /** How people know it. */
  name?: (item: Item) => string
  now: Date
}

const waiting = new Gauge({
  name: 'job_items_set_aside',
  help: 'What a job could not do and will try again later',
  labelNames: ['job']
})
const all = new Map<string, Map<unknown, SetAside>>()

/**
 * Does the items of a queue. An item that fails is named in the log and set aside, for a minute first and
 * longer each time, and the rest goes on. Each process remembers its own, so a restart tries everything again. A database
 * or a disk that fails is not the item's fault: that ends the turn. Returns how many were done.
 */
export async function workThrough<Item extends { _id: unknown }>(work: Work<Item>): Promise<number> {
  const { job, read, each, now } = work
  const aside = all.get(job) ?? new Map<string, SetAside>()
  all.set(job, aside)
  const items = await read(othersThan(aside, now))
  let done = 0
  const one = async (item: Item) => {
    try {
      if ((await each(item)) === false) {
        // Usually somebody else was first. It must not come first again, in case it was nobody.
        const tries = aside.get(String(item._id))?.tries ?? 0
        aside.set(String(item._id), { tries, until: now.getTime() + minute })
        return
      }
      done += 1
      aside.delete(String(item._id))
    } catch (error) {
      if ((cannotWrite(error) && !isForbidden(error)) || isAway(error)) throw error
      setAside(work, aside, item, error)
    }
  }
  const left = [...items]
  const worker = async () => {
    for (let item = left.shift(); item; item = left.shift()) {
      await one(item).catch(error => {
        left.length = 0
        throw error
      })
    }
  }
  await Promise.all(Array.from({ length: work.sideBySide ?? 1 }, worker))
  waiting.set({ job }, aside.size)
  return done
}

function othersThan(aside: Map<unknown, SetAside>, now: Date): Others {
  // Long after its time it was done elsewhere, or is gone.
  for (const [id, { until }] of aside) if (until < now.getTime() - longest) aside.delete(id)
  const ids = [...aside].filter(([, { until }]) => until > now.getTime()).map(([id]) => id)
  return ids.length > 0 ? { _id: { $nin: ids } } : {}
}

function setAside<Item extends { _id: unknown }>(
  { job, name, now }: Work<Item>,
  aside: Map<unknown, SetAside>,
  item: Item,
  err: unknown
) {
  const id = String(item._id)
  const tries = (aside.get(id)?.tries ?? 0) + 1
  const until = now.getTime() + Math.min(longest, minute * 3 ** (tries - 1))
  aside.delete(id)
  aside.set(id, { tries, until })
  for (const oldest of aside.keys()) if (aside.size > mostSetAside) aside.delete(oldest)
  const facts = { job, item: name?.(item) ?? id, tries, again: new Date(until).toISOString(), err }
  // A refusal once is somebody else who was first; more often it is a matter for people, too.
  if (err instanceof Refusal && tries === 1) log.info(facts, 'a job could not do an item')
  else log.error(facts, 'a job could not do an item, and went on with the others')
}

/** For tests: as after a restart. */
export function forgetSetAside(): void {
  all.clear()
}
