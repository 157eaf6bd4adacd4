import * as v from 'valibot'
import { erasedWords } from '../../contracts/cases/erased-words'
import type { Erasure } from '../../contracts/residents/erasure'
import type { ReportRecord } from '../reports/model'
import { ReportReader } from '../reports/readers'
import { ResidentReader } from '../residents/readers'
import { markOfSender } from '../residents/sender-mark'
import { forgetCaller } from './erase-for-caller'
import { eraseResident } from './erase-resident'

const Line = v.object({
  time: v.optional(v.string()),
  erasure: v.object({
    mark: v.string(),
    words: v.picklist(['none', 'all', 'some']),
    reports: v.array(v.string())
  })
})

/** Reads the erasures out of the server's log file, by the mark of the person. */
export function readErasures(text: string, since = new Date(0)): Map<string, Erasure> {
  const read = text.split('\n').flatMap((line): [string, Erasure][] => {
    if (!line.includes('"erasure"')) return []
    try {
      const { time, erasure } = v.parse(Line, JSON.parse(line.slice(line.indexOf('{'))))
      const { mark, words, reports } = erasure
      if (time && new Date(time) < since) return []
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

const CallerLine = v.object({
  time: v.optional(v.string()),
  callerErasure: v.object({ report: v.string(), words: v.boolean() })
})

/** Reads which callers were forgotten since a moment, by one of their reports. */
export function readCallerErasures(text: string, since = new Date(0)): { report: string; words: boolean }[] {
  return text.split('\n').flatMap(line => {
    if (!line.includes('"callerErasure"')) return []
    try {
      const { time, callerErasure } = v.parse(CallerLine, JSON.parse(line.slice(line.indexOf('{'))))
      return time && new Date(time) < since ? [] : [callerErasure]
    } catch {
      return []
    }
  })
}

/** Forgets again the callers that a restored database knows. Returns how many reports of them there were. */
export async function replayCallerErasures(all: readonly { report: string; words: boolean }[]): Promise<number> {
  let done = 0
  for (const { report: id, words } of all) {
    const report = await ReportReader.findById(id).lean<ReportRecord>()
    if (!report?.contact && !(words && report?.text && report.text !== erasedWords)) continue
    done += await forgetCaller(report, words)
  }
  return done
}
