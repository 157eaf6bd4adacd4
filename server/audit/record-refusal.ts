import { hourMs } from '../../contracts/china-time'
import { type Entry, record } from './record'

const mostKept = 10_000
const longestSubject = 200
const told = new Map<string, number>()

/**
 * Writes into the audit log that somebody who is signed in tried what they may not: what (`row`), on what (`subject`), and what they were
 * told. Once an hour for each person and row, so that nobody fills the log.
 */
export async function recordRefusal(
  by: Entry['by'],
  { row, subject, reason }: { row: string; subject: string; reason: string },
  now = Date.now()
): Promise<void> {
  const key = `${by.person?.id ?? by.id} ${row}`
  if (now - (told.get(key) ?? -Infinity) < hourMs) return
  if (told.size >= mostKept) told.clear()
  told.set(key, now)
  await record({ action: 'accessRefused', by, subject: subject.slice(0, longestSubject), reason })
}
