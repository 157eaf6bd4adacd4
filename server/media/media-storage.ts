import type { Readable } from 'node:stream'

/** Where photos are stored. Each driver is a file of its own; a key is `<media id>/<rendition>.jpg`, with the drawing's name behind the rendition for one that is redacted. */
export interface MediaStorage {
  /** Resolves when the bytes survive a crash. */
  put(key: string, bytes: Buffer): Promise<void>
  /** Returns a stream of the bytes, or undefined when there are none under this key. */
  get(key: string): Promise<Readable | undefined>
  /** Writes a little, and leaves no more than one small object. Rejects while nothing can be written. */
  probe(): Promise<void>
  /** Deletes what writing left half done before this time, after a crash. Returns how much there was. */
  sweep(before: Date): Promise<number>
  /** Deletes the bytes. It is no error when there are none. */
  delete(key: string): Promise<void>
}
