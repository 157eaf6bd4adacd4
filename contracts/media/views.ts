import * as v from 'valibot'
import { Id, Point, Time } from '../common'
import { Boxes } from '../redaction/boxes'

/** Limits of a photo, checked by the server and shown by the clients. */
export const photoLimits = { bytes: 15 * 1024 * 1024, pixels: 50_000_000, perReport: 6, perStep: 9 } as const

/** Addresses of a photo's renditions. They are signed and expire after a day. */
export const MediaView = v.object({
  id: Id,
  width: v.number(),
  height: v.number(),
  urls: v.object({ display: v.string(), thumbnail: v.string() }),
  /** Once somebody has blacked out places of it: how often, and which are black now. */
  redaction: v.optional(v.object({ revision: v.number(), boxes: Boxes }))
})
export type MediaView = v.InferOutput<typeof MediaView>

/** The answer to an upload. `placeHint` comes from the photo's GPS data. It is sent once and not stored. */
export const UploadedMedia = v.object({
  ...MediaView.entries,
  placeHint: v.optional(v.object({ point: Point, takenAt: v.optional(Time) }))
})
export type UploadedMedia = v.InferOutput<typeof UploadedMedia>

export const MediaIds = (max: number) =>
  v.pipe(
    v.array(Id, '照片列表格式不对'),
    v.maxLength(max, `最多 ${max} 张照片`),
    v.check(ids => new Set(ids).size === ids.length, '同一张照片选了两次')
  )
