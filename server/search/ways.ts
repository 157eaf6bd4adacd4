/** One way in which a document can be what was typed: terms that lead to it, and the filter that verifies it. */
export interface Way {
  /** Sets of terms. Each document that the filter finds has at least one term of every set, so one set is enough to ask. */
  covers: readonly (readonly string[])[]
  filter: object
}

/** What to ask the index for and how to verify what it leads to; nothing where no document can be meant. */
export interface Asked {
  terms: string[]
  filter: object
}

/** Returns how many documents have a term, or `enough` when there are more. */
export type CountTerm = (term: string) => Promise<number>

/** From so many on a term is frequent, and how frequent makes no difference. */
const enough = 2000
/** More sets of one way are not compared: the rarest of these is rare. */
const compared = 8

/** Counts each term once, however many ways have it. */
export function countOnce(count: (term: string, limit: number) => Promise<number>): CountTerm {
  const counts = new Map<string, Promise<number>>()
  return term => {
    const counted = counts.get(term) ?? count(term, enough)
    counts.set(term, counted)
    return counted
  }
}

/**
 * Returns what each of these words is in, each by one of its ways, or what is found by one of the ways of the whole text. The
 * rarest terms of all are asked; a word of signs alone has none, and is only verified.
 */
export async function matchingAll(
  words: readonly (readonly Way[])[],
  whole: readonly Way[],
  count: CountTerm
): Promise<Asked | undefined> {
  const withTerms = words.filter(ways => ways.some(({ covers }) => covers.length > 0))
  const asked = await Promise.all(withTerms.map(async ways => oneOf(await rarest(ways, count))))
  const [first, ...rest] = asked
  const best = first && rest.reduce((one, other) => (other.found < one.found ? other : one), first)
  const verified = { $and: words.map(ways => ({ $or: ways.map(({ filter }) => filter) })) }
  const inWords = best && best.found > 0 ? [{ ...best, filter: verified }] : []
  const all = [...(await rarest(whole, count)), ...inWords]
  return all.length > 0 ? oneOf(all) : undefined
}

/** Keeps of each way the set with the fewest documents, and leaves out the ways that no document can be found by. */
async function rarest(ways: readonly Way[], count: CountTerm): Promise<(Asked & { found: number })[]> {
  const asked = await Promise.all(ways.map(way => rarestOf(way, count)))
  return asked.filter(({ found }) => found > 0)
}

async function rarestOf({ covers, filter }: Way, count: CountTerm) {
  const counted = await Promise.all(
    covers.slice(0, compared).map(async cover => {
      const counts = await Promise.all(cover.map(count))
      const terms = cover.filter((_, index) => counts[index])
      return { terms, found: counts.reduce((sum, each) => sum + each, 0) }
    })
  )
  const [first, ...rest] = counted
  const best = first && rest.reduce((one, other) => (other.found < one.found ? other : one), first)
  return { filter, terms: best?.terms ?? [], found: best?.found ?? 0 }
}

/** Whatever is found by one of these. */
function oneOf(ways: readonly (Asked & { found: number })[]): Asked & { found: number } {
  return {
    terms: [...new Set(ways.flatMap(({ terms }) => terms))],
    filter: { $or: ways.map(({ filter }) => filter) },
    found: ways.reduce((sum, { found }) => sum + found, 0)
  }
}
