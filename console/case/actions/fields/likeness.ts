import type { MatterView } from '../../../../contracts/catalogue/views'

type Words = Pick<MatterView, 'code' | 'name' | 'conditions'>

/** Single characters and neighbouring pairs; Chinese has no spaces to cut at, but nothing reaches across a comma. */
function grams(text: string): Set<string> {
  const pieces = text.split(/[^\p{L}\p{N}]+/u).map(piece => [...piece])
  return new Set(
    pieces.flatMap(piece => piece.flatMap((each, at) => (at === 0 ? [each] : [each, `${piece[at - 1]}${each}`])))
  )
}

/** A pair says much more than a character, and the name more than one of its conditions. */
const pairWeight = 4
const nameWeight = 2

/**
 * How much a report's words have in common with each matter, by code; 0 is nothing. What many matters share, such as
 * 井盖 or 破损, counts for little, so that the word that only one of them has decides; and so does a long name's every
 * word.
 */
export function likenesses(text: string, matters: readonly Words[]): Map<string, number> {
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
  const sum = (found: Set<string>) => {
    const shared = [...weights].reduce((all, [gram, weight]) => all + (found.has(gram) ? weight : 0), 0)
    return shared / Math.sqrt(Math.max(1, found.size))
  }
  return new Map(of.map(({ code, named, described }) => [code, sum(named) * nameWeight + sum(described)]))
}
