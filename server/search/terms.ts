import { normalised } from '../../contracts/spelling/normalised'
import { betweenKinds } from '../db/between-kinds'
import { literally } from '../db/literally'
import { cut, joined, withoutGaps } from './joined'

/**
 * Terms stand in an ordinary index and lead to the documents in which a text may stand; the text itself is verified.
 * Han text has no blanks between words: each character and each two side by side are terms. Other words and numbers are
 * terms whole and by their beginnings, numbers by their ends too, so that parts of a number plate or a telephone are found.
 */
const runs = /\p{Script=Han}+|(?:(?!\p{Script=Han})\p{L})+|\p{N}+/gu
const han = /^\p{Script=Han}/u
const number = /^\p{N}/u
/** Longer words are asked by as many of their first symbols, numbers of their last. */
const longest = 12
const shortestEnd = 3

/** How a text is spelled where it is searched and where it is looked up: one spelling, and no capitals. */
export function spelled(text: string): string {
  return joined(withoutGaps(plain(text)))
}

const plain = (text: string) => normalised(text).toLowerCase()

/** Every term under which a text is kept: a joined number by its parts, too, as somebody may type one of them. */
export function termsOf(text: string): string[] {
  const runs = [spelled(text), plain(text), cut(plain(text))].flatMap(runsOf)
  return [...new Set(runs.flatMap(run => (han.test(run) ? hanTerms(run) : wordTerms(run))))]
}

/** Returns the words of what was typed; what belongs together as a number is one. */
export function wordsTyped(typed: string): string[] {
  return joined(plain(typed)).split(' ').filter(Boolean)
}

/** Terms each of which every text has in which this one stands. None for text without letters and numbers. */
export function termsAsked(text: string): string[] {
  return [...new Set(runsOf(spelled(text)).flatMap(run => (han.test(run) ? pairsOf(run) : wordAsked(run))))]
}

const runsOf = (text: string): string[] => text.match(runs) ?? []

function hanTerms(run: string): string[] {
  const symbols = [...run]
  return [...symbols, ...pairs(symbols)]
}

/** A pair is rarer than either of its characters, so only a character that stands alone is asked as one. */
function pairsOf(run: string): string[] {
  const symbols = [...run]
  return symbols.length === 1 ? symbols : pairs(symbols)
}

const pairs = (symbols: readonly string[]) => symbols.slice(1).map((symbol, index) => `${symbols[index]}${symbol}`)

function wordTerms(run: string): string[] {
  const symbols = [...run]
  const lengths = Array.from({ length: Math.min(symbols.length, longest) }, (_, index) => index + 1)
  const beginnings = lengths.map(length => symbols.slice(0, length).join(''))
  if (!number.test(run)) return beginnings
  const ends = lengths.filter(length => length >= shortestEnd).map(length => symbols.slice(-length).join(''))
  return [...beginnings, ...ends]
}

function wordAsked(run: string): string[] {
  const symbols = [...run]
  if (symbols.length <= longest) return [run]
  return [(number.test(run) ? symbols.slice(-longest) : symbols.slice(0, longest)).join('')]
}

/**
 * Returns an expression that finds a text where texts are kept `spelled`: literally, but `22号` finds `22 号`, too. Nothing in it
 * is a command.
 */
export function written(text: string): RegExp {
  return new RegExp(betweenKinds(spelled(text), literally))
}
