import { markCounted, uncountedCases } from '../cases/counted'
import type { CaseRecord } from '../cases/model'
import { workThrough } from '../db/work-through'
import { calendarsOfThePast } from '../rules/calendar-at'
import { type CaseFacts, factsOf } from './facts-of'
import { keepFacts } from './keep-facts'

/** One more whenever the same history gives other pieces: then every case is counted anew, beside the work. */
export const factsVersion = 1

/**
 * Takes cases apart that changed or were never counted, a batch of them, and keeps what is counted. Twice is once, also in
 * several processes at the same moment. Returns how many are counted now as they are.
 */
export async function countCases(atOnce = 500, now = new Date()): Promise<number> {
  const calendarAt = await calendarsOfThePast()
  const ready: { _id: CaseRecord['_id']; facts: CaseFacts }[] = []
  await workThrough({
    job: 'count cases',
    now,
    read: others => uncountedCases(factsVersion, atOnce, others),
    each: async theCase => ready.push({ _id: theCase._id, facts: factsOf(theCase, calendarAt) }),
    name: ({ caseNo }) => caseNo
  })
  const kept = await keepFacts(ready.map(({ facts }) => facts))
  const counted = ready.filter(({ facts }) => kept.has(facts._id))
  return markCounted(
    counted.map(({ _id, facts }) => ({ _id, entries: facts.entries })),
    factsVersion
  )
}
