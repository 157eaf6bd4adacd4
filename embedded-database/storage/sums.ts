import { crc32 } from 'node:zlib'

/** A check sum over what a row holds, so that bytes that the disk has changed are noticed. SQLite has none. */
export function sumOf(...parts: (Buffer | string)[]): number {
  return parts.reduce((sum, part) => crc32(part, sum), 0)
}
