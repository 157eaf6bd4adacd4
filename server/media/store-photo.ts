import { Types } from 'mongoose'
import type { UploadedMedia } from '../../contracts/media/views'
import { MediaModel } from './model'
import { developPhoto, renditions } from './photo'
import { presentMedia } from './present'
import { storage } from './storage'

/** Keeps an uploaded photo for its owner until a report or a step uses it. A refused one leaves nothing behind. */
export async function storePhoto(owner: string, upload: Buffer): Promise<UploadedMedia> {
  const { files, width, height, placeHint } = await developPhoto(upload)
  const _id = new Types.ObjectId()
  try {
    for (const rendition of renditions) await storage().put(keyOf(String(_id), rendition), files[rendition])
    const media = await MediaModel.create({ _id, owner, width, height, createdAt: new Date() })
    return { ...presentMedia(media), ...(placeHint && { placeHint }) }
  } catch (error) {
    await forget(String(_id))
    throw error
  }
}

export function keyOf(id: string, rendition: string): string {
  return `${id}/${rendition}.jpg`
}

async function forget(id: string) {
  for (const rendition of renditions) await storage().delete(keyOf(id, rendition))
}

/** Deletes photos that nobody used within a day. Safe to run twice and in several processes. */
export async function sweepUnusedMedia(now = new Date()): Promise<number> {
  const dayAgo = new Date(now.getTime() - 24 * 3_600_000)
  const unused = await MediaModel.find({ usedBy: null, createdAt: { $lt: dayAgo } })
    .limit(500)
    .lean()
  for (const { _id } of unused) {
    const { deletedCount } = await MediaModel.deleteOne({ _id, usedBy: null })
    if (deletedCount > 0) await forget(String(_id))
  }
  return unused.length
}
