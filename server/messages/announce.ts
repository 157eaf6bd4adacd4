import { type CaseState, isOpen } from '../../contracts/cases/states'
import type { Texts } from '../../contracts/rules/kinds'
import { markAnnounced, unannouncedCases } from '../cases/announced'
import type { CaseRecord } from '../cases/model'
import { onlyDuplicateKeys } from '../db/duplicate-key'
import { workThrough } from '../db/work-through'
import { rulesOf } from '../rules/saved-rules'
import { compose } from './compose'
import type { Event } from './event'
import { MessageModel } from './model'
import { pushesFor } from './pushes'
import { type Recipient, recipientsOf } from './recipients'
import { isOneOfSeveral, toldAgain } from './tell-again'

const atOnce = 200
/** Cases do not wait for each other. What happened to one of them is told in its order. */
const sideBySide = 16

/**
 * Writes messages about new entries in the histories of cases, and then marks the case. A worker that is stopped in
 * between, or runs at the same time, writes the same messages again; their unique keys keep one of each. `timeOf` sets
 * the times of a made-up past. Returns how many entries were announced.
 */
export async function announce(timeOf = (_: Event) => new Date()): Promise<number> {
  let announced = 0
  let texts: Texts['texts'] | undefined
  await workThrough({
    job: 'tell people what happened to cases',
    now: new Date(),
    sideBySide,
    read: others => unannouncedCases(atOnce, others),
    async each(theCase) {
      texts ??= (await rulesOf('texts')).texts
      // Not in one line: others add to the sum while this one is awaited.
      const told = await announceCase(theCase, texts, timeOf)
      announced += told
    },
    name: ({ caseNo }) => caseNo
  })
  return announced
}

async function announceCase(theCase: CaseRecord, texts: Texts['texts'], timeOf: (event: Event) => Date) {
  const from = theCase.announced ?? 0
  const events = theCase.history.map((entry, index): Event => ({ theCase, entry, index })).slice(from)
  const failures: unknown[] = []
  for (const event of events) {
    // What can be told is told, also behind an entry that cannot; the case is marked when all of it was.
    await tell(event, texts, timeOf(event)).catch(error => failures.push(error))
  }
  if (failures.length > 0) throw failures[0]
  await markAnnounced(theCase._id, theCase.history.length)
  return events.length
}

async function tell(event: Event, texts: Texts['texts'], at: Date) {
  const recipients = await recipientsOf(event)
  if (recipients.length === 0) return
  const pushes = await pushesFor(recipients.map(({ person }) => person))
  const failures: unknown[] = []
  const messages: ReturnType<typeof messageTo>[] = []
  for (const recipient of recipients) {
    try {
      const message = messageTo(recipient, event, texts, at, pushes.has(recipient.person))
      // insertMany leaves out what fails its check, and says nothing.
      await new MessageModel(message).validate()
      messages.push(message)
    } catch (error) {
      failures.push(error)
    }
  }
  const fresh = []
  for (const message of messages) {
    if (message.upTo === undefined || !(await toldAgain(event, message))) fresh.push(message)
  }
  try {
    await MessageModel.insertMany(fresh, { ordered: false })
  } catch (error) {
    if (!onlyDuplicateKeys(error)) throw error
  }
  if (failures.length > 0) throw failures[0]
}

function messageTo(recipient: Recipient, event: Event, texts: Texts['texts'], at: Date, push: boolean) {
  const { person, report } = recipient
  const { theCase, entry, index } = event
  const { place, ...composed } = compose(event, recipient, texts)
  return {
    key: `${theCase._id}:${index}:${person}`,
    person,
    action: entry.action,
    ...composed,
    ...(report && { report: report._id }),
    ...(isOneOfSeveral(event, person) && { times: 1, upTo: index }),
    at,
    read: false,
    ...(push && { push: { state: 'waiting' as const, tries: 0, next: at, place, final: ends(entry.to) } })
  }
}

/** Whether no step can follow. A merged case goes on as the case it was merged into. */
const ends = (state: CaseState) => !isOpen(state) && state !== 'merged'
