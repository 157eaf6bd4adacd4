import type { Types } from 'mongoose'
import { daysBefore } from '../../contracts/china-time'
import type { UploadedMedia } from '../../contracts/media/views'
import { countUpTo } from '../db/old-documents'
import { workThrough } from '../db/work-through'
import { MediaModel } from './model'
import { developPhoto, renditions } from './photo'
import { presentMedia } from './present'
import { storage } from './storage'

/** The owner of a photo that is not all there yet, or is being deleted: nobody can claim it. */
export const nobody = 'nobody'

/**
 * Keeps an uploaded photo for its owner until a report or a step uses it. A refused one leaves nothing behind. The record
 * is there before the bytes: whatever breaks off in between, here or at the storage, is found by it and swept.
 */
export async function storePhoto(owner: string, upload: Buffer, from?: string): Promise<UploadedMedia> {
  const { files, width, height, placeHint, takenAt } = await developPhoto(upload)
  const { _id } = await MediaModel.create({ owner: nobody, width, height, createdAt: new Date() })
  try {
    for (const rendition of renditions) await storage().put(keyOf(String(_id), rendition), files[rendition])
    const bytes = renditions.reduce((sum, rendition) => sum + files[rendition].length, 0)
    const facts = { owner, ...(from && { from }), bytes, ...(takenAt && owner.startsWith('staff:') && { takenAt }) }
    await MediaModel.updateOne({ _id, owner: nobody }, { $set: facts }).orFail()
    return { ...presentMedia({ _id, width, height }), ...(placeHint && { placeHint }) }
  } catch (error) {
    // What cannot be deleted now is swept later, and is no reason to say something else than what happened.
    await discard(_id).catch(() => undefined)
    throw error
  }
}

export function keyOf(id: string, rendition: string, drawing?: string | null): string {
  return drawing ? `${id}/${rendition}-${drawing}.jpg` : `${id}/${rendition}.jpg`
}

/** Deletes the bytes, and the record last, so that a storage that fails is tried again. */
export async function discard(_id: Types.ObjectId) {
  const media = await MediaModel.findById(_id, { redaction: 1, drawings: 1 }).lean()
  const drawings = [media?.redaction?.drawing, ...(media?.drawings ?? []).map(({ name }) => name)]
  for (const drawing of drawings) if (drawing) await deleteDrawing(_id, drawing)
  for (const rendition of renditions) await storage().delete(keyOf(String(_id), rendition))
  await MediaModel.deleteOne({ _id, usedBy: null, owner: nobody })
}

export async function deleteDrawing(_id: Types.ObjectId, drawing: string) {
  for (const rendition of renditions) await storage().delete(keyOf(String(_id), rendition, drawing))
}

/** Deletes what a crash in the middle of storing a photo left on the disk. */
export function sweepHalfStored(now = new Date()): Promise<number> {
  return storage().sweep(new Date(now.getTime() - 3_600_000))
}

/** Deletes photos that nobody used within a day, or as many as the city keeps them. Safe to run twice and in several processes. */
export async function sweepUnusedMedia(now = new Date(), days = 1): Promise<number> {
  const cutoff = daysBefore(now, days)
  return workThrough({
    job: 'delete unused photos',
    now,
    read: others =>
      MediaModel.find({ usedBy: null, createdAt: { $lt: cutoff }, ...others })
        .limit(500)
        .lean(),
    async each({ _id }) {
      const { matchedCount } = await MediaModel.updateOne({ _id, usedBy: null }, { $set: { owner: nobody } })
      if (matchedCount === 0) return false
      await discard(_id)
      return true
    }
  })
}

/** Counts the photos that nobody used until a moment, but no further than to this number. */
export const countUnusedMedia = (cutoff: Date, most: number) =>
  countUpTo(MediaModel, { usedBy: null, createdAt: { $lt: cutoff } }, most)
