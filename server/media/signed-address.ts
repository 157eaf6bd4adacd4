import { createHmac, timingSafeEqual } from 'node:crypto'
import { dayMs } from '../../contracts/china-time'
import { settings } from '../settings'

const minuteMs = 60_000

/** The address stays the same all day, so that browsers know the photo again. It expires one to two days later. */
export function signedUrl(id: string, rendition: string, now = Date.now()): string {
  return address(id, rendition, (Math.floor(now / dayMs) + 2) * dayMs)
}

/** The name in an address under which a photo is opened as it was sent, whatever is black now. */
export const unredacted = 'unredacted'

/** An address of the photo as it was sent. Whoever is given it has been recorded, and it expires after a minute. */
export function unredactedUrl(id: string, now = Date.now()): string {
  return address(id, unredacted, now + minuteMs)
}

function address(id: string, rendition: string, expires: number): string {
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
