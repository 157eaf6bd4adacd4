import { type CaseAction, isArrival, stepOf } from '../../../contracts/cases/workflow'
import { chinaClock } from '../../../contracts/china-time'
import { roles } from '../../../contracts/staff/roles'
import { Refusal } from '../../http/refusal'
import { claimMedia } from '../../media/store-photo'
import { currentTimekeeping } from '../../rules/current'
import { toAnnounce } from '../announced'
import { stageClock, urgencyOf } from '../clocks/clock'
import { clockAfter } from '../clocks/handling-clock'
import { CaseModel, type CaseRecord, type HistoryRecord } from '../model'
import { type Effect, type Form, type Moment, stateBefore } from './effect'
import { effects } from './effects'
import type { Mover } from './mover'
import { refusalOf } from './policy'

interface Move<A extends CaseAction> {
  action: A
  form: Form<A>
  mover: Mover
  /** What the client last saw; absent for steps whose form shows nothing of the case, such as a resident's words. */
  version?: number
  now?: Date
}

/**
 * The only place that changes a case's state. One update repeats the version in its filter, so that of two people one
 * wins and the other reads who did what (rule "one wins"). State, history and clocks change together or not at all.
 */
export async function moveCase<A extends CaseAction>(found: CaseRecord, move: Move<A>): Promise<CaseRecord> {
  const { action, form, mover, version, now = new Date() } = move
  if (version !== undefined && version !== found.version) throw changed(found)
  const refusal = refusalOf(action, found, mover, now)
  if (refusal) throw refusal

  const at: Moment = { ...(await currentTimekeeping()), now, mover }
  const run = effects[action] as
    | ((found: CaseRecord, form: Form<A>, at: Moment) => Effect | Promise<Effect>)
    | undefined
  const effect = (await run?.(found, form, at)) ?? {}
  const { to: target } = stepOf(action)
  const to = target === 'same' ? found.state : target === 'before' ? stateBefore(found) : target
  const { words, media } = contentOf(form)
  await claimMedia(media, ownerOf(mover), `case:${found.caseNo}`)

  const entry = entryOf(action, found, mover, now, { to, words, media, effect })
  const moved = await CaseModel.findOneAndUpdate(
    { _id: found._id, version: found.version },
    { ...changesOf(action, found, to, effect, at, words), $push: { history: entry } },
    { returnDocument: 'after' }
  ).lean()
  if (moved) return moved
  throw changed(await CaseModel.findById(found._id).orFail().lean())
}

/** What the step sets, unsets and counts: its own effect, the state, the clocks, and the request it opens or ends. */
function changesOf(
  action: CaseAction,
  found: CaseRecord,
  to: CaseRecord['state'],
  effect: Effect,
  at: Moment,
  words: string
) {
  const { asks, answers, to: target } = stepOf(action)
  const { now, mover } = at
  const stage = to === found.state && target === 'same' ? found.stage : stageClock(to, now, at)
  const clock = clockAfter(action, found, at)
  // A case that goes on leaves behind what was asked for where it was.
  const asked = asks && {
    asked: {
      what: asks,
      reason: words,
      by: { id: mover.id, name: mover.name },
      at: now,
      ...(effect.facts?.until && { until: effect.facts.until })
    }
  }
  const unset = [
    ...(effect.unset ?? []),
    ...(answers || target !== 'same' ? ['asked'] : []),
    ...(stage ? [] : ['stage']),
    ...(clock ? [] : ['clock'])
  ]
  return {
    $set: {
      state: to,
      updatedAt: now,
      ...(stage && { stage }),
      ...(clock && { clock }),
      ...urgencyOf({ stage, clock }, now),
      ...asked,
      ...toAnnounce(found),
      ...effect.set
    },
    ...(unset.length > 0 && { $unset: Object.fromEntries(unset.map(field => [field, 1])) }),
    $inc: { version: 1, ...effect.inc }
  }
}

/** A form's own words: what the person wrote, whichever field of the form it is. */
function contentOf(form: object): { words: string; media: readonly string[] } {
  const { note, reason, media } = form as { note?: string; reason?: string; media?: readonly string[] }
  return { words: reason ?? note ?? '', media: media ?? [] }
}

function ownerOf(mover: Mover): string {
  return mover.actors.includes('resident') ? `resident:${mover.id}` : `staff:${mover.id}`
}

function entryOf(
  action: CaseAction,
  found: CaseRecord,
  mover: Mover,
  at: Date,
  { to, words, media, effect }: { to: CaseRecord['state']; words: string; media: readonly string[]; effect: Effect }
) {
  const dueAt = to === found.state ? undefined : (found.stage?.dueAt ?? found.clock?.dueAt)
  const role = stepOf(action).by.find(actor => mover.actors.includes(actor))
  return {
    action,
    from: found.state,
    to,
    at,
    round: found.round,
    by: { id: mover.id, name: mover.name, role, ...(mover.department && { department: mover.department }) },
    ...(words && { words }),
    media,
    ...(effect.facts && { facts: effect.facts }),
    ...(dueAt && { dueAt })
  }
}

/** Tells the second of two people who was first, when, and with what (Chinese time). */
function changed(current: CaseRecord): Refusal {
  const last = current.history.findLast(({ action }) => !isArrival(action))
  return new Refusal(
    'case_changed',
    last && `${whoOf(last)}在 ${chinaClock(last.at)} 进行了“${stepOf(last.action).label}”，请看最新情况`
  )
}

function whoOf({ by }: HistoryRecord): string {
  if (by.role === 'resident') return '市民'
  if (by.role === 'system') return '系统'
  return `${by.name}（${roles[by.role]}）`
}
