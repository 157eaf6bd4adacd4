import { base32, squeezed } from '../../../contracts/spelling/normalised'
import { caseNoAsked, stickerAsked, stickerPartAsked } from '../../search/number-terms'
import { termsAsked, wordsTyped, written } from '../../search/terms'
import { type Asked, countOnce, matchingAll, type Way } from '../../search/ways'
import { CaseReader } from '../readers'

/** Returns the codes of the places whose sticker a text names, those that it replaced or that replaced it too: `codes/` knows. */
export type CodesWritten = (typed: string) => Promise<string[]>

/**
 * Finds what people type: a number or code in any spelling, or words of which each stands somewhere in the case, in a report, an
 * addition, the place, matter or topic, of the case itself or of one that was merged into it. Undefined when there can be none.
 */
export async function matching(q: string, codesWritten: CodesWritten): Promise<Asked | undefined> {
  const typed = wordsTyped(q)
  const [words, whole] = await Promise.all([
    Promise.all(typed.map(async word => [...(await numbersIn(word, codesWritten)), inWords(word)])),
    q.includes(' ') ? numbersIn(q, codesWritten) : []
  ])
  const count = countOnce((term, limit) => CaseReader.countDocuments({ 'search.terms': term }, { limit }).exec())
  return matchingAll(words, whole, count)
}

/** One word as it is written, in whichever spelling. */
function inWords(word: string): Way {
  const expression = written(word)
  return {
    covers: termsAsked(word).map(term => [term]),
    filter: { $or: [{ 'search.words': expression }, { 'search.merged.words': expression }] }
  }
}

/** What a text may be as a number: part of a case number, its last digits most of all, or a sticker's code or part of it. */
async function numbersIn(typed: string, codesWritten: CodesWritten): Promise<Way[]> {
  const digits = squeezed(typed)
  const codes = await codesWritten(typed)
  const symbols = base32(typed)
  return [
    ...(/^\d{2,20}$/.test(digits) ? [inCaseNo(digits)] : []),
    ...(codes.length > 0 ? [{ covers: [codes.map(stickerAsked)], filter: { 'place.code': { $in: codes } } }] : []),
    ...(/^[0-9A-HJKMNP-TV-Z]{4,8}$/.test(symbols)
      ? [{ covers: stickerPartAsked(symbols).map(term => [term]), filter: { 'place.code': new RegExp(symbols) } }]
      : [])
  ]
}

function inCaseNo(digits: string): Way {
  const number = new RegExp(digits)
  return { covers: [caseNoAsked(digits)], filter: { $or: [{ caseNo: number }, { 'search.merged.caseNo': number }] } }
}
