import type { MatterView } from '../../contracts/catalogue/views'

type Words = Pick<MatterView, 'code' | 'name' | 'conditions'>

/**
 * Returns the single characters and the pairs of neighbouring characters of a text. Chinese has no spaces between
 * words; a pair never crosses punctuation.
 */
function grams(text: string): Set<string> {
  const pieces = text.split(/[^\p{L}\p{N}]+/u).map(piece => [...piece])
  return new Set(
    pieces.flatMap(piece => piece.flatMap((each, at) => (at === 0 ? [each] : [each, `${piece[at - 1]}${each}`])))
  )
}

/** A pair counts more than a single character, and the name more than the conditions. */
const pairWeight = 4
const nameWeight = 2

/**
 * Returns for each matter, by code, how similar it is to a report's words; 0 means no common word. A word that many
 * matters share, such as 井盖 or 破损, counts little. A word in a long name counts less than one in a short name.
 */
export function similarities(text: string, matters: readonly Words[]): Map<string, number> {
  const written = grams(text)
  const of = matters.map(({ code, name, conditions }) => ({
    code,
    named: grams(name),
    described: grams(conditions.map(({ when }) => when).join(' '))
  }))
  const weights = new Map<string, number>()
  for (const gram of written) {
    const having = of.filter(({ named, described }) => named.has(gram) || described.has(gram)).length
    if (having === 0) continue
    weights.set(gram, Math.log((of.length + 1) / having) * (gram.length > 1 ? pairWeight : 1))
  }
  const sum = (words: Set<string>) => {
    const shared = [...weights].reduce((all, [gram, weight]) => all + (words.has(gram) ? weight : 0), 0)
    return shared / Math.sqrt(Math.max(1, words.size))
  }
  return new Map(of.map(({ code, named, described }) => [code, sum(named) * nameWeight + sum(described)]))
}
