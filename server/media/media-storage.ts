import type { Readable } from 'node:stream'

/** Where photos are stored. Each driver is a file of its own; a key is `<media id>/<rendition>.jpg`. */
export interface MediaStorage {
  /** Resolves when the bytes would survive a crash. */
  put(key: string, bytes: Buffer): Promise<void>
  /** A stream of the bytes, or undefined when there are none under this key. */
  get(key: string): Promise<Readable | undefined>
  /** Deleting what is not there is not an error. */
  delete(key: string): Promise<void>
}
