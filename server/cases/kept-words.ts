import { erasedWords } from '../../contracts/cases/erased-words'
import { caseNoTerms, gridTerms, stickerTerms } from '../search/number-terms'
import { spelled, termsOf } from '../search/terms'
import type { CaseRecord } from './model'

/** By which rules words are kept now. */
export const searchVersion = 2
/** What was kept by earlier rules, or not at all, is read anew beside the work. */
export const waitingForWords = {
  'search.version': { $in: [null, ...Array.from({ length: searchVersion - 1 }, (_, index) => index + 1)] }
}

/** What of a case can be searched and is not in its history. */
export interface Searchable {
  caseNo?: string
  text?: string
  place?: { address?: string | null; code?: string | null; codeName?: string | null }
  topic?: { label?: string | null } | null | undefined
  matter?: { name?: string | null } | null | undefined
  gridCode?: string | null | undefined
}

/** The words of a case as they are searched: one spelling, each once. */
export function wordsIn({ text, place, topic, matter }: Searchable, others: readonly string[] = []): string[] {
  const all = [text, place?.address, place?.codeName, topic?.label, matter?.name, ...others]
  return [...new Set(all.flatMap(each => (each && each !== erasedWords ? spelled(each) : [])))].filter(Boolean)
}

function numbersIn({ caseNo, place, gridCode }: Searchable): string[] {
  return [
    ...(caseNo ? caseNoTerms(caseNo) : []),
    ...(place?.code ? stickerTerms(place.code) : []),
    ...(gridCode ? gridTerms(gridCode) : [])
  ]
}

/** Everything that a case is searched by. */
export function keptWords(facts: Searchable, others: readonly string[] = []) {
  const words = wordsIn(facts, others)
  return { version: searchVersion, words, terms: [...new Set([...numbersIn(facts), ...words.flatMap(termsOf)])] }
}

/**
 * What a write that adds words to a case must add to what the case is searched by. Terms are only ever added: one too
 * many leads to a text that is read and does not fit.
 */
export function addedWords(facts: Searchable, others: readonly string[] = []) {
  const { words, terms } = keptWords(facts, others)
  if (terms.length === 0 && words.length === 0) return {}
  return { $addToSet: { 'search.words': { $each: words }, 'search.terms': { $each: terms } } }
}

/** Lets a case be read anew beside the work when what it was searched by is corrected: old words find it no longer. */
export function forgetCorrected(theCase: Searchable, set: Searchable) {
  const corrected = (['place', 'topic', 'matter'] as const).some(fact => fact in set && theCase[fact])
  return corrected ? { 'search.version': searchVersion - 1 } : {}
}

type Kept = Pick<CaseRecord, 'search'>

/** What the words of a case are together with those of the cases that were merged into it. */
export function allWords({ search }: Kept): string[] {
  return [...new Set([...(search?.words ?? []), ...(search?.merged ?? []).flatMap(({ words }) => words)])]
}
