import { randomBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import type { Types } from 'mongoose'
import type { Box } from '../../contracts/redaction/boxes'
import { Refusal } from '../http/refusal'
import { type MediaDocument, MediaModel } from './model'
import { drawBoxes, renditions } from './photo'
import { storage } from './storage'
import { deleteDrawing, keyOf, nobody } from './store-photo'

export type MediaRecord = MediaDocument & { _id: Types.ObjectId }
export type UntoldRedaction = NonNullable<MediaDocument['untold']>[number]

/** What somebody wants to be black, and what the history is told of it. */
export interface Redacting {
  boxes: readonly Box[]
  /** Under which key it was sent and what was sent, as hashes. */
  key?: { key: string; print: string } | undefined
  tell: Pick<UntoldRedaction, 'caseNo' | 'staff' | 'back'>
}

/**
 * Draws a photo anew with these places black and shows that one from now on, by one write that also remembers what the history is to
 * be told. Whatever breaks off before leaves the photo as it was, and what was drawn is swept. Refuses when somebody else was
 * quicker. Returns the record as it is then.
 */
export async function redact(photo: MediaRecord, redacting: Redacting, now = new Date()): Promise<MediaRecord> {
  const { boxes, key } = redacting
  const drawing = boxes.length > 0 ? await draw(photo._id, boxes, now) : undefined
  const name = randomBytes(9).toString('base64url')
  const before = photo.redaction?.drawing
  const written = await MediaModel.findOneAndUpdate(
    { _id: photo._id, owner: { $ne: nobody }, 'redaction.revision': photo.redaction?.revision ?? null },
    {
      $set: { redaction: { revision: revisionOf(photo) + 1, boxes, ...(drawing && { drawing }), ...key } },
      $push: {
        untold: { ...redacting.tell, name, at: now, ...key },
        ...(before && { drawings: { name: before, at: now } })
      }
    },
    { returnDocument: 'after' }
  ).lean<MediaRecord>()
  if (!written) {
    if (drawing) await forgetDrawing(photo._id, drawing)
    throw changedMeanwhile()
  }
  await MediaModel.updateOne({ _id: photo._id }, { $pull: { drawings: { name: drawing } } })
  return written
}

/** How often a photo has been redacted. */
export const revisionOf = ({ redaction }: Pick<MediaRecord, 'redaction'>) => redaction?.revision ?? 0

export const changedMeanwhile = () => new Refusal('case_changed', '别人刚刚改了这张照片的遮挡，请看最新的照片再改')

/** The name is written down before the bytes, so that they are found and swept whatever happens. */
async function draw(_id: Types.ObjectId, boxes: readonly Box[], now: Date): Promise<string> {
  const drawing = randomBytes(16).toString('hex')
  const { matchedCount } = await MediaModel.updateOne({ _id }, { $push: { drawings: { name: drawing, at: now } } })
  const sent = matchedCount > 0 ? await storage().get(keyOf(String(_id), 'display')) : undefined
  if (!sent) throw new Refusal('not_found', '没有这张照片')
  const files = await drawBoxes(await buffer(sent), boxes)
  for (const rendition of renditions) await storage().put(keyOf(String(_id), rendition, drawing), files[rendition])
  return drawing
}

/** Deletes what was drawn in vain. What cannot be deleted now is swept later. */
async function forgetDrawing(_id: Types.ObjectId, drawing: string) {
  await deleteDrawing(_id, drawing).catch(() => undefined)
}

/** Returns a photo's record, or undefined. */
export async function photoRecord(id: string): Promise<MediaRecord | undefined> {
  return (await MediaModel.findById(id).lean<MediaRecord>()) ?? undefined
}
