import { piecesOf } from './pieces'

/** What the model knows of one matter before it has seen a case. */
export interface MatterWords {
  code: string
  name: string
  conditions: readonly string[]
  /** Words that residents use for it. */
  words: readonly string[]
  /** How often a hotline hears of it, from 1, a few times a year, to 5, daily. */
  often: number
}

/** A case whose matter an operator has decided. */
export interface DecidedCase {
  text: string
  matter: string
}

export interface Ranked {
  code: string
  score: number
  /** The words that speak most for it, the strongest first. */
  because: string[]
}

/** Weights, found on one half of the exam's sentences and tried on the other (docs/decisions/0024). */
const nameWeight = 3
const smoothing = 100
const tripleWeight = 0.5

interface Counted {
  code: string
  prior: number
  counts: Map<string, number>
  total: number
  /** Pieces of the catalogue's words: they read as words, while pieces of sentences may be cut anywhere. */
  readable: Set<string>
}

/**
 * A multinomial naive Bayes model over pieces of text: the catalogue's names, conditions and residents' words are its
 * first examples, decided cases of the city are added to them one by one.
 */
export function matterModel(matters: readonly MatterWords[], decided: readonly DecidedCase[] = []) {
  const all = new Map<string, number>()
  const known = new Map<string, Counted>()
  let total = 0
  function add(to: Counted, text: string, times: number) {
    for (const piece of piecesOf(text)) {
      const weight = times * weightOf(piece)
      to.counts.set(piece, (to.counts.get(piece) ?? 0) + weight)
      all.set(piece, (all.get(piece) ?? 0) + weight)
      to.total += weight
      total += weight
    }
  }
  for (const { code, name, conditions, words, often } of matters) {
    const matter = { code, prior: often, counts: new Map<string, number>(), total: 0, readable: new Set<string>() }
    known.set(code, matter)
    add(matter, name.replace(/异常$/, ''), nameWeight)
    for (const each of [...conditions, ...words]) add(matter, each, 1)
    matter.readable = new Set(matter.counts.keys())
  }
  const perOften = Math.max(1, decided.length) / Math.max(1, known.size)
  for (const { text, matter: code } of decided) {
    const matter = known.get(code)
    if (!matter) continue
    add(matter, text, 1)
    matter.prior += 1 / perOften
  }

  /** Returns all matters, the likeliest first. */
  return function rank(text: string): Ranked[] {
    const pieces = [...piecesOf(text)].filter(piece => all.has(piece))
    return [...known.values()]
      .map(matter => {
        const signs = pieces.map(piece => ({ piece, sign: signOf(matter, piece, (all.get(piece) ?? 0) / total) }))
        const score = signs.reduce((sum, { sign }) => sum + sign, Math.log(matter.prior))
        return { code: matter.code, score, because: strongest(signs, matter.readable) }
      })
      .sort((one, other) => other.score - one.score)
  }
}

function weightOf(piece: string): number {
  return [...piece].length === 3 ? tripleWeight : 1
}

/** How much a piece speaks for a matter: the logarithm of its share there over its share everywhere. */
function signOf({ counts, total }: Counted, piece: string, everywhere: number): number {
  const here = ((counts.get(piece) ?? 0) + smoothing * everywhere) / (total + smoothing)
  return weightOf(piece) * Math.log(here / everywhere)
}

const reasons = 2

function strongest(signs: readonly { piece: string; sign: number }[], readable: Set<string>): string[] {
  const reads = (piece: string) => Number(readable.has(piece))
  const words = signs
    .filter(({ piece, sign }) => sign > 1 && piece.length > 1)
    .sort(
      (one, other) =>
        reads(other.piece) - reads(one.piece) || other.sign - one.sign || other.piece.length - one.piece.length
    )
  const chosen: string[] = []
  for (const { piece } of words) {
    if (chosen.length < reasons && !chosen.some(each => each.includes(piece) || piece.includes(each)))
      chosen.push(piece)
  }
  return chosen
}
