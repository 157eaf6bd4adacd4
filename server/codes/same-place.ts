import { readPlaceCode } from '../../contracts/codes/place-code'
import { base32 } from '../../contracts/spelling/normalised'
import { stickerPartAsked } from '../search/number-terms'
import { PlaceCodeReader } from './readers'
import { isStickerPart } from './search-codes'

/**
 * Returns these codes with every other that has hung at the same places: stickers are replaced again and again, and what
 * was reported from an earlier one is still reported there. Each code is followed once, so that a circle comes to an end.
 */
export async function codesOfSamePlaces(codes: readonly string[]): Promise<string[]> {
  const all = new Set<string>()
  let fresh = [...new Set(codes)]
  while (fresh.length > 0) {
    for (const code of fresh) all.add(code)
    const tied = await PlaceCodeReader.find(
      { $or: [{ _id: { $in: fresh } }, { successor: { $in: fresh } }, { replaces: { $in: fresh } }] },
      { successor: 1, replaces: 1 }
    ).lean()
    const named = tied.flatMap(({ _id, successor, replaces }) => [_id, successor ?? [], replaces ?? []].flat())
    fresh = [...new Set(named)].filter(code => !all.has(code))
  }
  return [...all]
}

/** More than these would be no search any more. */
const partsAtMost = 50

/** Returns the codes of the places whose sticker, of whichever time, a text names: by a whole code or by a part of one. */
export async function codesWritten(typed: string): Promise<string[]> {
  const read = readPlaceCode(typed)
  if ('code' in read) return codesOfSamePlaces([read.code])
  const part = base32(typed)
  if (!isStickerPart(part)) return []
  const replaced = await PlaceCodeReader.find(
    {
      'search.terms': { $in: stickerPartAsked(part).slice(0, 1) },
      _id: new RegExp(part),
      $or: [{ successor: { $exists: true } }, { replaces: { $exists: true } }]
    },
    { _id: 1 }
  )
    .limit(partsAtMost)
    .lean()
  return codesOfSamePlaces(replaced.map(({ _id: code }) => code))
}
