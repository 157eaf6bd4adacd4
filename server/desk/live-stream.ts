import type { Readable } from 'node:stream'
import type { LiveData, LiveEvent } from '../../contracts/desk/views'
import { CaseReader } from '../cases/readers'
import { visibleTo } from '../cases/steps/policy'
import { nameOfCatalogue } from '../catalogue/catalogue'
import { eventStream } from '../live/event-stream'
import { log } from '../log'
import { settings } from '../settings'
import type { Staff } from '../staff/account'
import { deskOf } from './hold'
import { type Changes, changesSince, lastOpened, lookNow, type OpenedNow, watchChanges } from './watch-changes'

/** Who was away for longer fetches everything anew. */
const longestAwayMs = 300_000
/** A session that has ended, or a right that was taken away, ends a stream within this time. */
const checkMs = 15_000

/**
 * Tells somebody what changes in the cases that they may see, from `lastId` on. `again` asks who they are now; when they are nobody
 * any more, the stream ends.
 */
export async function liveStream(
  staff: Staff,
  { lastId, again }: { lastId: string; again: () => Promise<Staff> }
): Promise<Readable> {
  let who = staff
  const stream = eventStream({
    person: deskOf(staff).account,
    seconds: settings().liveSeconds,
    ended: () => {
      unwatch()
      clearInterval(check)
    }
  })
  const tell = <Name extends LiveEvent>(name: Name, data: LiveData<Name>, at?: Date) =>
    stream.tell(name, data, at && String(at.getTime()))

  async function changed({ cases, summaries, many, at }: Changes): Promise<void> {
    if (many) return tell('missed', {}, at)
    const visible = await visibleAmong(
      who,
      cases.map(({ caseNo }) => caseNo)
    )
    const seen = cases.flatMap(({ caseNo }) => (visible(caseNo) ? (summaries.get(caseNo) ?? []) : []))
    if (seen.length > 0) tell('cases', { changed: seen }, at)
  }

  async function opened(all: readonly OpenedNow[]): Promise<void> {
    const others = all.filter(({ account }) => account !== deskOf(who).account)
    const visible = await visibleAmong(
      who,
      others.map(({ caseNo }) => caseNo)
    )
    tell('opened', { opened: others.filter(({ caseNo }) => visible(caseNo)) })
  }

  /** What could not be told is told to whoever comes back with the id of the last that was. */
  const orEnd =
    <Args extends unknown[]>(telling: (...args: Args) => Promise<void>) =>
    (...args: Args) =>
      telling(...args).catch(err => {
        log.warn({ err }, 'a live stream ends, as it could not tell what changed')
        stream.end()
      })
  const unwatch = watchChanges({
    changed: orEnd(changed),
    opened: orEnd(opened),
    catalogue: id => tell('catalogue', { id })
  })
  const check = setInterval(async () => {
    try {
      who = await again()
    } catch {
      stream.end()
    }
  }, checkMs).unref()

  const away = Number(lastId)
  const now = Date.now()
  if (!lastId) tell('cases', { changed: [] }, new Date(now))
  else if (!(away > now - longestAwayMs && away <= now + longestAwayMs)) tell('missed', {}, new Date(now))
  else await changed(await changesSince(new Date(away - overlapMs)))
  tell('catalogue', { id: await nameOfCatalogue() })
  await lookNow()
  // Also when nothing is: whoever comes back still shows what was open when the line broke.
  await opened(lastOpened())
  return stream.answer
}

/** A client may have been told of a change in the moment before the one that its id names. */
const overlapMs = 10_000

/** Which of these cases somebody may see. */
async function visibleAmong(staff: Staff, caseNos: readonly string[]): Promise<(caseNo: string) => boolean> {
  if (staff.rights.includes('seeAllCases')) return () => true
  if (caseNos.length === 0) return () => false
  const found = await CaseReader.find(
    { $and: [{ caseNo: { $in: caseNos } }, await visibleTo(staff)] },
    { caseNo: 1 }
  ).lean()
  const visible = new Set(found.map(({ caseNo }) => caseNo))
  return caseNo => visible.has(caseNo)
}
