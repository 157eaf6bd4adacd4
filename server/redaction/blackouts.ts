import { Types } from 'mongoose'
import { isDuplicateKey } from '../db/duplicate-key'
import { seal, unseal } from '../vault'
import { type Blackout, BlackoutModel, type BlackoutRecord } from './model'

/** What a place has held, the first of it as it was written. */
export function formerOf({ place, sealed }: Pick<Blackout, 'place' | 'sealed'>): string[] {
  return JSON.parse(unseal('redacted words', sealed, place))
}

export function sealFormer(place: string, former: readonly string[]): string {
  return seal('redacted words', JSON.stringify(former), place)
}

export async function blackoutAt(place: string): Promise<BlackoutRecord | undefined> {
  return (await BlackoutModel.findOne({ place }).lean<BlackoutRecord>()) ?? undefined
}

/** Writes what a place is to hold before anything else is done. Returns whether nobody was quicker. */
export async function writeBlackout(next: Blackout, before: BlackoutRecord | undefined): Promise<boolean> {
  if (before) {
    const { matchedCount } = await BlackoutModel.replaceOne({ _id: before._id, sealed: before.sealed }, next)
    return matchedCount > 0
  }
  try {
    await BlackoutModel.create(next)
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

/** The place that the name of a place means. */
export function placeOf(place: string): { report: string } | { theCase: Types.ObjectId; at: number } {
  const [kind, id = '', at = ''] = place.split(':')
  return kind === 'report' ? { report: id } : { theCase: new Types.ObjectId(id), at: Number(at) }
}
