import { type CaseState, isOpen } from '../../contracts/cases/states'
import type { Texts } from '../../contracts/rules/kinds'
import { markAnnounced, unannouncedCases } from '../cases/announced'
import type { CaseRecord } from '../cases/model'
import { onlyDuplicateKeys } from '../db/duplicate-key'
import { log } from '../log'
import { rulesOf } from '../rules/saved-rules'
import { compose } from './compose'
import type { Event } from './event'
import { MessageModel } from './model'
import { pushesFor } from './pushes'
import { recipientsOf } from './recipients'

const atOnce = 100

/**
 * Writes messages about new entries in the histories of cases, and then marks the case. A worker that is stopped in
 * between, or runs at the same time, writes the same messages again; their unique keys keep one of each. `timeOf` sets
 * the times of a made-up past. Returns how many entries were announced.
 */
export async function announce(timeOf = (_: Event) => new Date()): Promise<number> {
  const cases = await unannouncedCases(atOnce)
  if (cases.length === 0) return 0
  const { texts } = await rulesOf('texts')
  let announced = 0
  for (const found of cases) {
    try {
      announced += await announceCase(found, texts, timeOf)
    } catch (err) {
      // Other cases must not wait for this one. It is tried again at the next run.
      log.error({ err, caseNo: found.caseNo }, 'a case could not be announced')
    }
  }
  return announced
}

async function announceCase(found: CaseRecord, texts: Texts['texts'], timeOf: (event: Event) => Date) {
  const from = found.announced ?? 0
  const events = found.history.map((entry, index): Event => ({ found, entry, index })).slice(from)
  for (const event of events) await tell(event, texts, timeOf(event))
  await markAnnounced(found._id, found.history.length)
  return events.length
}

async function tell(event: Event, texts: Texts['texts'], at: Date) {
  const { found, entry, index } = event
  const recipients = await recipientsOf(event)
  if (recipients.length === 0) return
  const pushes = await pushesFor(recipients.map(({ person }) => person))
  const messages = recipients.map(recipient => {
    const { person, report } = recipient
    const { place, ...composed } = compose(event, recipient, texts)
    return {
      key: `${found._id}:${index}:${person}`,
      person,
      action: entry.action,
      ...composed,
      ...(report && { report: report._id }),
      at,
      read: false,
      ...(pushes.has(person) && {
        push: { state: 'waiting' as const, tries: 0, next: at, place, final: ends(entry.to) }
      })
    }
  })
  try {
    await MessageModel.insertMany(messages, { ordered: false })
  } catch (error) {
    if (!onlyDuplicateKeys(error)) throw error
  }
}

/** Whether no step can follow. A merged case goes on as the case it was merged into. */
const ends = (state: CaseState) => !isOpen(state) && state !== 'merged'
