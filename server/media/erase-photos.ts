import type { Types } from 'mongoose'
import { MediaModel } from './model'
import { discard, nobody } from './store-photo'

/**
 * Deletes those of these photos that this person uploaded, used or not. Doing it again goes on where it was broken off; the job that
 * deletes unused photos does so, too. Returns which of the photos are not there any more.
 */
export async function erasePhotos(photos: readonly Types.ObjectId[], owner: string): Promise<Set<string>> {
  if (photos.length === 0) return new Set()
  const free = { $set: { owner: nobody, usedBy: null }, $unset: { claim: 1, from: 1 } } as const
  await MediaModel.updateMany({ _id: { $in: photos }, owner }, free)
  const found = await MediaModel.find({ _id: { $in: photos } }, { owner: 1, usedBy: 1 }).lean()
  for (const media of found) if (media.owner === nobody && media.usedBy === null) await discard(media._id)
  const kept = new Set(found.filter(media => media.owner !== nobody).map(({ _id }) => String(_id)))
  return new Set(photos.map(String).filter(id => !kept.has(id)))
}

/** Deletes what this person uploaded and never used. */
export async function eraseUnusedPhotos(owner: string): Promise<void> {
  const unused = await MediaModel.find({ owner, usedBy: null }, { _id: 1 }).lean()
  await erasePhotos(
    unused.map(({ _id }) => _id),
    owner
  )
}

/** Forgets who uploaded a photo that stays. */
export async function forgetOwner(photos: readonly Types.ObjectId[], owner: string): Promise<void> {
  if (photos.length === 0) return
  await MediaModel.updateMany({ _id: { $in: photos }, owner }, { $set: { owner: 'erased' }, $unset: { from: 1 } })
}
