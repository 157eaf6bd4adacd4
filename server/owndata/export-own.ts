import { Readable } from 'node:stream'
import { shownKey } from '../media/opened-photo'
import { storage } from '../media/storage'
import { type OwnPhoto, ownJson } from './own-json'
import { type ZipEntry, zipOf } from './zip'

/** Streams everything that one resident has left here: one JSON file and their photos. */
export function exportOwn(resident: string): Readable {
  return Readable.from(zipOf(entriesOf(resident)), { objectMode: false })
}

async function* entriesOf(resident: string): AsyncGenerator<ZipEntry> {
  const photos: OwnPhoto[] = []
  yield { name: '我的数据.json', content: Readable.from(inBytes(ownJson(resident, photos))) }
  for (const { id, name } of photos) {
    // As everybody sees it: what staff blacked out is somebody else's, and the address of the file opens for whoever has it.
    const key = await shownKey(id)
    const content = key && (await storage().get(key))
    if (content) yield { name, content, packed: true }
  }
}

async function* inBytes(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const text of texts) yield Buffer.from(text)
}
