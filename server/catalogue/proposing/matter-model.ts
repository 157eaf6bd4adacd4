import { setImmediate as othersFirst } from 'node:timers/promises'
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
 * first examples, decided cases of the city are added to them one by one. It takes most of a second for thousands of
 * cases, in which others are served.
 */
export async function matterModel(matters: readonly MatterWords[], decided: readonly DecidedCase[] = []) {
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
  for (const [index, { code, name, conditions, words, often }] of matters.entries()) {
    if (index % 20 === 0) await othersFirst()
    const matter = { code, prior: often, counts: new Map<string, number>(), total: 0, readable: new Set<string>() }
    known.set(code, matter)
    add(matter, name.replace(/异常$/, ''), nameWeight)
    for (const each of [...conditions, ...words]) add(matter, each, 1)
    matter.readable = new Set(matter.counts.keys())
  }
  const perOften = Math.max(1, decided.length) / Math.max(1, known.size)
  for (const [index, { text, matter: code }] of decided.entries()) {
    if (index % 20 === 0) await othersFirst()
    const matter = known.get(code)
    if (!matter) continue
    add(matter, text, 1)
    matter.prior += 1 / perOften
  }

  const matterOf = [...known.values()]
  // Where a piece occurs: a report has hundreds of pieces, and each occurs in few matters.
  const places = new Map<string, { at: number; sign: number }[]>()
  for (const [at, matter] of matterOf.entries()) {
    if (at % 10 === 0) await othersFirst()
    for (const piece of matter.counts.keys()) {
      const sign = signOf(matter, piece, (all.get(piece) ?? 0) / total)
      const list = places.get(piece)
      if (list) list.push({ at, sign })
      else places.set(piece, [{ at, sign }])
    }
  }

  /** Returns all matters, the likeliest first. Of a long text the beginning counts. */
  return function rank(text: string): Ranked[] {
    const pieces = [...piecesOf([...text].slice(0, readsCharacters).join(''))].filter(piece => all.has(piece))
    const weight = pieces.reduce((sum, piece) => sum + weightOf(piece), 0)
    // As if no piece occurred in any matter; then those that do.
    const ranked = matterOf.map(matter => ({
      matter,
      score: Math.log(matter.prior) + weight * absent(matter),
      signs: [] as { piece: string; sign: number }[]
    }))
    for (const piece of pieces)
      for (const { at, sign } of places.get(piece) ?? []) {
        const one = ranked[at]
        if (!one) continue
        one.score += sign - weightOf(piece) * absent(one.matter)
        one.signs.push({ piece, sign })
      }
    return ranked
      .sort((one, other) => other.score - one.score)
      .map(({ matter: { code, readable }, score, signs }, at) => ({
        code,
        score,
        because: at < explained ? strongest(signs, readable) : []
      }))
  }
}

/** So many are shown at most. */
const explained = 20

/** A report says in its first sentences what it is about. */
const readsCharacters = 200

/** How much a piece of weight 1 speaks against a matter in whose words it does not occur. */
function absent({ total }: Counted): number {
  return Math.log(smoothing / (total + smoothing))
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
