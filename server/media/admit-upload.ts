import type { Context } from 'koa'
import { photoLimits } from '../../contracts/media/views'
import { Refusal } from '../http/refusal'
import { addressKey } from '../limits/address-key'
import { receiveUpload } from './receive-upload'

/**
 * What uploads may hold in memory at once. Phones send about half a megabyte, one photo after the other: a hundred of
 * them fit. One sender or address cannot take all of it, because the others would be locked out.
 */
export const uploadRoom = {
  all: { uploads: 100, bytes: 48 * 1024 * 1024 },
  address: { uploads: 50, bytes: 32 * 1024 * 1024 },
  sender: { uploads: 6, bytes: 32 * 1024 * 1024 }
} as const

/** The most that a form adds to its file. */
const formBytes = 64 * 1024
const retryAfterSeconds = 3

interface Held {
  uploads: number
  bytes: number
}
const held = new Map<string, Held>()

/** How many uploads are being received now. */
export function uploadsHeld(): number {
  return held.get('all')?.uploads ?? 0
}

/** Receives the one file of a form and hands it on. Refuses before the body is read when memory has no room for it. */
export async function admitUpload<T>(ctx: Context, sender: string, use: (upload: Buffer) => Promise<T>): Promise<T> {
  const bytes = bytesOf(ctx)
  const shares = [
    { key: 'all', most: uploadRoom.all },
    { key: `address ${addressKey(ctx.ip)}`, most: uploadRoom.address },
    { key: `sender ${sender}`, most: uploadRoom.sender }
  ]
  if (shares.some(({ key, most }) => !hasRoom(held.get(key), bytes, most))) {
    throw new Refusal('server_busy', undefined, undefined, retryAfterSeconds)
  }
  for (const { key } of shares) change(key, 1, bytes)
  try {
    return await use(await receiveUpload(ctx.req))
  } finally {
    for (const { key } of shares) change(key, -1, -bytes)
  }
}

/** As many bytes as the request says it brings; the most that it may bring when it does not say. */
function bytesOf({ req }: Context): number {
  const most = photoLimits.bytes + formBytes
  const declared = Number(req.headers['content-length'] ?? most)
  if (declared > most) throw new Refusal('too_large', '文件太大了，请选一个 15 MB 以内的')
  return declared
}

function hasRoom(now: Held | undefined, bytes: number, most: Held): boolean {
  return !now || (now.uploads < most.uploads && now.bytes + bytes <= most.bytes)
}

function change(key: string, uploads: number, bytes: number) {
  const now = held.get(key) ?? { uploads: 0, bytes: 0 }
  const next = { uploads: now.uploads + uploads, bytes: now.bytes + bytes }
  if (next.uploads === 0) held.delete(key)
  else held.set(key, next)
}
