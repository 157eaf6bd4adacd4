import type { QueryFilter } from 'mongoose'
import { readPlaceCode } from '../../contracts/codes/place-code'
import { base32, squeezed } from '../../contracts/spelling/normalised'
import { componentTerm, stickerPartAsked } from '../search/number-terms'
import { termsAsked, wordsTyped, written } from '../search/terms'
import { countOnce, matchingAll, type Way } from '../search/ways'
import type { CodeRecord } from './model'
import { PlaceCodeReader } from './readers'

const none: QueryFilter<CodeRecord> = { _id: { $in: [] } }

/** A complete code or link finds that code. Of other text each word is searched in names and addresses. */
export async function codesNamed(q: string): Promise<QueryFilter<CodeRecord>> {
  const read = readPlaceCode(q)
  if ('code' in read) return { _id: read.code }
  const count = countOnce((term, limit) => PlaceCodeReader.countDocuments({ 'search.terms': term }, { limit }).exec())
  const words = wordsTyped(q).map(word => [inWords(word)])
  const asked = await matchingAll(words, numbersIn(q), count)
  return asked ? { $and: [{ 'search.terms': { $in: asked.terms } }, asked.filter] } : none
}

function inWords(word: string): Way {
  return { covers: termsAsked(word).map(term => [term]), filter: { 'search.words': written(word) } }
}

/** What a text may be as a number: a component's, or part of a sticker's code. */
function numbersIn(q: string): Way[] {
  const component = squeezed(q)
  const symbols = base32(q)
  return [
    ...(/^\d{17}$/.test(component) ? [{ covers: [[componentTerm(component)]], filter: { component } }] : []),
    ...(isStickerPart(symbols) ? [partOfSticker(symbols)] : [])
  ]
}

export const isStickerPart = (symbols: string) => /^[0-9A-HJKMNP-TV-Z]{4,8}$/.test(symbols)

function partOfSticker(symbols: string): Way {
  return { covers: stickerPartAsked(symbols).map(term => [term]), filter: { _id: new RegExp(symbols) } }
}
