import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Types } from 'mongoose'
import { dayMs } from '../../contracts/china-time'
import type { MediaView } from '../../contracts/media/views'
import { settings } from '../settings'
import { MediaModel } from './model'
import type { Rendition } from './photo'

type Facts = { _id: Types.ObjectId; width: number; height: number }

/**
 * Returns a photo with signed addresses. Everybody who has one can open it until it expires, because an <img> cannot
 * send a token.
 */
export function presentMedia({ _id, width, height }: Facts): MediaView {
  const id = String(_id)
  return { id, width, height, urls: { display: signedUrl(id, 'display'), thumbnail: signedUrl(id, 'thumbnail') } }
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

/** The address stays the same all day, so that browsers cache the photo. It expires one to two days later. */
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
