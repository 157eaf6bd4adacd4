import * as v from 'valibot'
import type { Erasure } from '../../contracts/residents/erasure'
import { ResidentReader } from '../residents/readers'
import { markOfSender } from '../residents/sender-mark'
import { eraseResident } from './erase-resident'

const Line = v.object({
  erasure: v.object({
    mark: v.string(),
    words: v.picklist(['none', 'all', 'some']),
    reports: v.array(v.string())
  })
})

/** Reads the erasures out of the server's log file, by the mark of the person. */
export function readErasures(text: string): Map<string, Erasure> {
  const read = text.split('\n').flatMap((line): [string, Erasure][] => {
    if (!line.includes('"erasure"')) return []
    try {
      const { mark, words, reports } = v.parse(Line, JSON.parse(line.slice(line.indexOf('{')))).erasure
      return [[mark, { words: words === 'some' ? { reports } : words }]]
    } catch {
      // Half a line, as a full disk leaves it.
      return []
    }
  })
  return new Map(read)
}

/**
 * Forgets again, in a restored database, those who had their data deleted after the backup was made. Only marks are known of
 * them, so all residents are read once. Returns how many there were.
 */
export async function replayErasures(erasures: ReadonlyMap<string, Erasure>, now = new Date()): Promise<number> {
  let done = 0
  for await (const { _id } of ResidentReader.find({}, { _id: 1 }).lean().cursor()) {
    const asked = erasures.get(markOfSender(`resident:${_id}`))
    if (!asked) continue
    await eraseResident(String(_id), asked, now)
    done += 1
  }
  return done
}
