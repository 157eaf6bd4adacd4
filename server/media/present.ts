import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Types } from 'mongoose'
import type { MediaView } from '../../contracts/media/views'
import { settings } from '../settings'
import { MediaModel } from './model'
import type { Rendition } from './photo'

type Facts = { _id: Types.ObjectId; width: number; height: number }

/** A photo with addresses that anybody holding them can open until they expire; an <img> cannot send a token. */
export function presentMedia({ _id, width, height }: Facts): MediaView {
  const id = String(_id)
  return { id, width, height, urls: { display: signedUrl(id, 'display'), thumbnail: signedUrl(id, 'thumbnail') } }
}

/** The photos of these ids, in this order; ids without a photo are left out. */
export async function presentAll(ids: readonly (string | Types.ObjectId)[]): Promise<Map<string, MediaView>> {
  if (ids.length === 0) return new Map()
  const found = await MediaModel.find({ _id: { $in: ids } }).lean()
  return new Map(found.map(media => [String(media._id), presentMedia(media)]))
}

const dayMs = 86_400_000

/** The same address all day long, so that browsers keep the photo; it ends a day or two later. */
function signedUrl(id: string, rendition: Rendition, now = Date.now()): string {
  const expires = (Math.floor(now / dayMs) + 2) * dayMs
  return `/media/${id}/${rendition}?e=${expires}&s=${signature(id, rendition, expires)}`
}

export function urlIsGood(id: string, rendition: string, expires: string, given: string, now = Date.now()): boolean {
  if (!/^\d{13}$/.test(expires) || Number(expires) < now) return false
  const expected = Buffer.from(signature(id, rendition, Number(expires)))
  const offered = Buffer.from(given)
  return expected.length === offered.length && timingSafeEqual(expected, offered)
}

function signature(id: string, rendition: string, expires: number): string {
  return createHmac('sha256', settings().secrets.media).update(`${id}/${rendition}/${expires}`).digest('base64url')
}
