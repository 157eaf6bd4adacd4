import type { AuditCheck } from '../../contracts/audit/views'
import { minuteMs } from '../../contracts/china-time'
import { log } from '../log'
import { type AuditDocument, AuditModel } from './model'
import { doerOf } from './present'
import { type Entry, record } from './record'
import { troubleInWords } from './trouble-in-words'
import { verifyAudit } from './verify'

/** A check that has said nothing for so long was broken off with its process. */
const longestMs = 10 * minuteMs
const shownSeals = 14

const ended = ['auditChecked', 'auditCheckFailed'] as const
const newest = (actions: readonly AuditDocument['action'][]) =>
  AuditModel.findOne({ action: { $in: [...actions] } })
    .sort({ at: -1, _id: -1 })
    .lean()

/**
 * Returns what the log itself tells of its checks. Beginning and end of each are entries, so that every process knows of one
 * that another has under way.
 */
export async function lastCheck(now = new Date()): Promise<AuditCheck> {
  const [begun, last, seals] = await Promise.all([
    newest(['auditCheckBegun']),
    newest(ended),
    AuditModel.find({ action: 'sealed' }).sort({ at: -1, _id: -1 }).limit(shownSeals).lean()
  ])
  const isRunning = begun && begun.at.getTime() > now.getTime() - longestMs && (!last || isAfter(begun, last))
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

/** Begins to check the whole log beside the work, unless that is under way. */
export async function beginCheck(by: Entry['by']): Promise<AuditCheck> {
  if (!checking || !begun) {
    begun = beginUnlessRunning(by)
    checking = begun
      .then(isOurs => (isOurs ? check(by) : undefined))
      .catch(() => undefined)
      .finally(() => {
        checking = undefined
      })
  }
  await begun
  return lastCheck()
}

async function beginUnlessRunning(by: Entry['by']): Promise<boolean> {
  const { running } = await lastCheck()
  if (running) return false
  await record({ action: 'auditCheckBegun', by })
  return true
}

/** Waits for the check that this process has under way. For tests. */
export const untilChecked = () => checking

async function check(by: Entry['by']) {
  try {
    const { count, trouble } = await verifyAudit([], { beside: true })
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
