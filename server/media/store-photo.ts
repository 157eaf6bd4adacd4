import { Types } from 'mongoose'
import type { UploadedMedia } from '../../contracts/media/views'
import { workThrough } from '../db/work-through'
import { MediaModel } from './model'
import { developPhoto, renditions } from './photo'
import { presentMedia } from './present'
import { storage } from './storage'

/** Keeps an uploaded photo for its owner until a report or a step uses it. A refused one leaves nothing behind. */
export async function storePhoto(owner: string, upload: Buffer, from?: string): Promise<UploadedMedia> {
  const { files, width, height, placeHint, takenAt } = await developPhoto(upload)
  const _id = new Types.ObjectId()
  try {
    for (const rendition of renditions) await storage().put(keyOf(String(_id), rendition), files[rendition])
    const bytes = renditions.reduce((sum, rendition) => sum + files[rendition].length, 0)
    const media = await MediaModel.create({
      _id,
      owner,
      ...(from && { from }),
      bytes,
      width,
      height,
      ...(takenAt && owner.startsWith('staff:') && { takenAt }),
      createdAt: new Date()
    })
    return { ...presentMedia(media), ...(placeHint && { placeHint }) }
  } catch (error) {
    // What cannot be deleted now is no reason to say something else than what happened.
    await forget(String(_id)).catch(() => undefined)
    throw error
  }
}

export function keyOf(id: string, rendition: string): string {
  return `${id}/${rendition}.jpg`
}

async function forget(id: string) {
  for (const rendition of renditions) await storage().delete(keyOf(id, rendition))
}

/** Deletes what a crash in the middle of storing a photo left on the disk. */
export function sweepHalfStored(now = new Date()): Promise<number> {
  return storage().sweep(new Date(now.getTime() - 3_600_000))
}

/** The owner of a photo that is being deleted: nobody can claim it any more. */
const nobody = 'nobody'

/**
 * Deletes photos that nobody used within a day. The record goes last, so that a disk that fails is tried again. Safe to
 * run twice and in several processes.
 */
export async function sweepUnusedMedia(now = new Date()): Promise<number> {
  const dayAgo = new Date(now.getTime() - 24 * 3_600_000)
  return workThrough({
    job: 'delete unused photos',
    now,
    read: others =>
      MediaModel.find({ usedBy: null, createdAt: { $lt: dayAgo }, ...others })
        .limit(500)
        .lean(),
    async each({ _id }) {
      const { matchedCount } = await MediaModel.updateOne({ _id, usedBy: null }, { $set: { owner: nobody } })
      if (matchedCount === 0) return false
      await forget(String(_id))
      await MediaModel.deleteOne({ _id, usedBy: null, owner: nobody })
      return true
    }
  })
}
