import * as v from 'valibot'
import { Span } from '../../contracts/redaction/words'
import { log } from '../log'
import { keyedHash, keyedHashes } from '../vault'

/**
 * What was blacked out stands in the server's log file, too, so that a restored backup can be told. It says of which words only a keyed
 * hash, and of whom of the staff only the id.
 */
const By = v.object({ id: v.string(), role: v.string() })
const Words = v.object({
  /** As the record of blacked-out words names it. */
  place: v.string(),
  of: v.string(),
  /** None: everything is shown again. */
  spans: v.array(Span),
  by: By
})
const Photo = v.object({
  photo: v.string(),
  caseNo: v.string(),
  boxes: v.array(v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() })),
  by: By
})
const Line = v.object({ time: v.optional(v.string()), redaction: v.union([Words, Photo]) })
export type OutsideRedaction = v.InferOutput<typeof Line>['redaction']

export function tellOutside(redaction: OutsideRedaction): void {
  log.info({ redaction }, 'blacked out')
}

const named = (place: string, words: string) => `${place} ${words}`
export const hashOfWords = (place: string, words: string) => keyedHash('redacted words', named(place, words))

/** Whether these are the words of the line, under whichever secret it was written. */
export function isOf({ of }: { of: string }, place: string, words: string): boolean {
  return keyedHashes('redacted words', named(place, words)).some(({ hash }) => hash === of)
}

/** Reads what was blacked out since a moment out of the log file, in the order in which it was done. */
export function readRedactions(text: string, since = new Date(0)): OutsideRedaction[] {
  return text.split('\n').flatMap(line => {
    if (!line.includes('"redaction"')) return []
    try {
      const { time, redaction } = v.parse(Line, JSON.parse(line.slice(line.indexOf('{'))))
      return time && new Date(time) < since ? [] : [redaction]
    } catch {
      // Half a line, as a full disk leaves it.
      return []
    }
  })
}
