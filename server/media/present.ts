import type { Types } from 'mongoose'
import type { MediaView } from '../../contracts/media/views'
import { type MediaDocument, MediaModel } from './model'
import { signedUrl } from './signed-address'

type Facts = Pick<MediaDocument, 'width' | 'height' | 'redaction'> & { _id: Types.ObjectId }

/**
 * Returns a photo with signed addresses, as it is to be seen now. Everybody who has one can open it until it expires or the photo
 * is redacted, because an <img> cannot send a token.
 */
export function presentMedia({ _id, width, height, redaction }: Facts): MediaView {
  const id = String(_id)
  const drawing = redaction?.drawing ? `-${redaction.drawing}` : ''
  return {
    id,
    width,
    height,
    urls: { display: signedUrl(id, `display${drawing}`), thumbnail: signedUrl(id, `thumbnail${drawing}`) },
    ...(redaction && { redaction: { revision: redaction.revision, boxes: boxesOf(redaction) } })
  }
}

type Stored = NonNullable<MediaDocument['redaction']>

/** The boxes of a redaction as plain figures. */
export function boxesOf({ boxes }: Pick<Stored, 'boxes'>) {
  return boxes.map(({ x = 0, y = 0, width = 0, height = 0 }) => ({
    x: x ?? 0,
    y: y ?? 0,
    width: width ?? 0,
    height: height ?? 0
  }))
}

/** Returns the photos by id. Ids without a photo are left out. */
export async function presentAll(ids: readonly (string | Types.ObjectId)[]): Promise<Map<string, MediaView>> {
  if (ids.length === 0) return new Map()
  const found = await MediaModel.find({ _id: { $in: ids } }).lean()
  return new Map(found.map(media => [String(media._id), presentMedia(media)]))
}

/** Returns when these photos say that they were taken, those that say so. */
export async function timesOf(ids: readonly string[]): Promise<Date[]> {
  if (ids.length === 0) return []
  const found = await MediaModel.find({ _id: { $in: ids }, takenAt: { $exists: true } }, { takenAt: 1 }).lean()
  return found.flatMap(({ takenAt }) => takenAt ?? [])
}
