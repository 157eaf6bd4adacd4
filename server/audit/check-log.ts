import type { AuditCheck } from '../../contracts/audit/views'
import { minuteMs } from '../../contracts/china-time'
import { log } from '../log'
import { type AuditDocument, AuditModel } from './model'
import { doerOf } from './present'
import { type Entry, record, recordOnce } from './record'
import { troubleInWords } from './trouble-in-words'
import { verifyAudit } from './verify'

/** A check that has said nothing for so long was broken off with its process. */
const longestMs = 10 * minuteMs
/** So often a long one says that it goes on. */
const renewMs = 4 * minuteMs
const shownSeals = 14

const ended = ['auditChecked', 'auditCheckFailed'] as const
const alive = ['auditCheckBegun', 'auditCheckGoesOn'] as const
const newest = (actions: readonly AuditDocument['action'][]) =>
  AuditModel.findOne({ action: { $in: [...actions] } })
    .sort({ at: -1, _id: -1 })
    .lean()

/**
 * Returns what the log itself tells of its checks. Beginning and end of each are entries, so that every process knows of one
 * that another has under way.
 */
export async function lastCheck(now = new Date()): Promise<AuditCheck> {
  const [begun, heard, last, seals] = await Promise.all([
    newest(['auditCheckBegun']),
    newest(alive),
    newest(ended),
    AuditModel.find({ action: 'sealed' }).sort({ at: -1, _id: -1 }).limit(shownSeals).lean()
  ])
  const isHeard = heard && heard.at.getTime() > now.getTime() - longestMs
  const isRunning = begun && isHeard && (!last || isAfter(heard, last))
  return {
    ...(isRunning && { running: begun.at.toISOString() }),
    ...(last && {
      last: {
        at: last.at.toISOString(),
        by: doerOf(last.by),
        right: last.action === 'auditChecked',
        words: last.subject ?? ''
      }
    }),
    seals: seals.flatMap(({ subject, seq, hash }) => (subject && seq && hash ? [{ day: subject, seq, hash }] : []))
  }
}

const isAfter = (one: { seq?: number | null }, other: { seq?: number | null }) => (one.seq ?? 0) > (other.seq ?? 0)

let begun: Promise<boolean> | undefined
let checking: Promise<void> | undefined

/** Begins to check the whole log beside the work, unless that is under way. `renew` is how often a long one says that it goes on. */
export async function beginCheck(by: Entry['by'], renew = renewMs): Promise<AuditCheck> {
  if (!checking || !begun) {
    begun = beginUnlessRunning(by)
    checking = begun
      .then(isOurs => (isOurs ? check(by, renew) : undefined))
      .catch(() => undefined)
      .finally(() => {
        checking = undefined
      })
  }
  await begun
  return lastCheck()
}

/** Of several processes that begin at the same moment one does: their entry hangs on the same one before, and is there once. */
async function beginUnlessRunning(by: Entry['by']): Promise<boolean> {
  const [{ running }, before] = await Promise.all([lastCheck(), newest([...alive, ...ended])])
  if (running) return false
  return recordOnce(`check after ${before?.seq ?? 0}`, { action: 'auditCheckBegun', by }, new Date())
}

/** Waits for the check that this process has under way. For tests. */
export const untilChecked = () => checking

async function check(by: Entry['by'], renew: number) {
  let said = Date.now()
  const goesOn = (read: number) => {
    if (Date.now() - said < renew) return undefined
    said = Date.now()
    return record({ action: 'auditCheckGoesOn', by, subject: `已经核对 ${read} 条` })
  }
  try {
    const { count, trouble } = await verifyAudit([], { beside: goesOn })
    if (trouble) log.error({ auditTrouble: trouble }, 'the audit log is not what was written')
    await record(
      trouble
        ? { action: 'auditCheckFailed', by, subject: `${troubleInWords(trouble)}，前 ${count} 条没有问题` }
        : { action: 'auditChecked', by, subject: `共 ${count} 条，连续无改动` }
    )
  } catch (error) {
    log.error({ err: error }, 'the audit log could not be checked')
  }
}
