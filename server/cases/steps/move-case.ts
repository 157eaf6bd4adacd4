import { type CaseAction, isArrival, onlyAdds, stepOf } from '../../../contracts/cases/workflow'
import { chinaClock } from '../../../contracts/china-time'
import { roles } from '../../../contracts/staff/roles'
import { Refusal } from '../../http/refusal'
import { currentTimekeeping } from '../../rules/current'
import { toUnset } from '../../versioned/appending'
import { changeVersioned } from '../../versioned/change-versioned'
import type { StepKey } from '../../versioned/step-key'
import { toAnnounce } from '../announced'
import { nextMoments, stageClock } from '../clocks/clock'
import { clockAfter } from '../clocks/handling-clock'
import { markTurned } from '../clocks/mark-lights'
import { addedWords, forgetCorrected, type Searchable } from '../kept-words'
import { CaseModel, type CaseRecord, type HistoryRecord } from '../model'
import { type Effect, type Form, type Moment, stateBefore } from './effect'
import { effects } from './effects'
import { type Mover, postFor } from './mover'
import { refusalOf } from './policy'

interface Move<A extends CaseAction> {
  action: A
  form: Form<A>
  mover: Mover
  /** What the client last saw; absent for steps whose form shows nothing of the case, such as a resident's words. */
  version?: number
  /** Under which key the client sent the step; repeating it returns the case and does nothing twice. */
  key?: StepKey | undefined
  now?: Date
}

/**
 * The only place that changes a case's state (rule "one wins"). State, history and clocks change together or not at all.
 * A step with a version is refused when somebody else changed the case since; a step without one is taken on the case
 * as it is, unless that no longer allows it.
 */
export async function moveCase<A extends CaseAction>(seen: CaseRecord, move: Move<A>): Promise<CaseRecord> {
  const { action, form, mover, version, key, now = new Date() } = move
  const { words, media } = contentOf(form)

  const plan = async (theCase: CaseRecord) => {
    if (version !== undefined && version !== theCase.version) throw changed(theCase)
    const refusal = refusalOf(action, theCase, mover, now)
    if (refusal) throw refusal
    const at: Moment = { ...(await currentTimekeeping()), now, mover }
    const run = effects[action] as
      | ((theCase: CaseRecord, form: Form<A>, at: Moment) => Effect | Promise<Effect>)
      | undefined
    const effect = (await run?.(theCase, form, at)) ?? {}
    const { to: target } = stepOf(action)
    const to = target === 'same' ? theCase.state : target === 'before' ? stateBefore(theCase) : target
    const entry = { ...entryOf(action, theCase, mover, now, { to, words, media, effect }), ...key }
    return {
      ...changesOf(action, theCase, to, effect, at, words),
      ...addedWords((effect.set ?? {}) as Searchable, [words]),
      $push: { history: entry }
    }
  }

  return changeVersioned<CaseRecord>(await withLightsMarked(seen, now), {
    key,
    photos: { photos: media, owner: ownerOf(mover), usedBy: `case:${seen.caseNo}` },
    plan,
    write: (filter, update) => CaseModel.findOneAndUpdate(filter, update, { returnDocument: 'after' }).lean(),
    read: async id => withLightsMarked(await readCase(id), now)
  })
}

const readCase = (id: unknown): Promise<CaseRecord> => CaseModel.findById(id).orFail().lean()

/** A light that turned before the step is told before the step: afterwards the clocks may be others. */
async function withLightsMarked(seen: CaseRecord, now: Date): Promise<CaseRecord> {
  let theCase = seen
  while (theCase.nextLightAt <= now) {
    await markTurned(theCase, now)
    theCase = await readCase(theCase._id)
  }
  return theCase
}

/** What the step sets, unsets and counts: its own effect, the state, the clocks, and the request it opens or ends. */
function changesOf(
  action: CaseAction,
  theCase: CaseRecord,
  to: CaseRecord['state'],
  effect: Effect,
  at: Moment,
  words: string
) {
  const { asks, answers, alsoAnswers, to: target } = stepOf(action)
  const answered = answers ?? (alsoAnswers === theCase.asked?.what ? alsoAnswers : undefined)
  const { now, mover } = at
  const stage = to === theCase.state && target === 'same' ? theCase.stage : stageClock(to, now, at)
  const clock = effect.clock ?? clockAfter(action, theCase, at)
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
    ...(answered || target !== 'same' ? ['asked' as const] : []),
    ...(stage ? [] : ['stage' as const]),
    ...(clock ? [] : ['clock' as const])
  ]
  return {
    $set: {
      state: to,
      updatedAt: now,
      ...(stage && { stage }),
      ...(clock && { clock }),
      ...nextMoments({ stage, clock }, now),
      ...effect.moments,
      ...asked,
      ...toAnnounce(theCase),
      ...forgetCorrected(theCase, (effect.set ?? {}) as Searchable),
      ...effect.set
    },
    ...(unset.length > 0 && { $unset: toUnset(unset) }),
    // What somebody has prepared does not depend on a step that only adds to the case: its version stays.
    $inc: { version: onlyAdds(action) ? 0 : 1, ...effect.inc }
  }
}

/** A form's own words: what the person wrote, whichever field of the form it is. */
function contentOf(form: object): { words: string; media: readonly string[] } {
  const { note, reason, media } = form as { note?: string; reason?: string; media?: readonly string[] }
  return { words: reason ?? note ?? '', media: media ?? [] }
}

function ownerOf(mover: Mover): string {
  if (mover.through) return `staff:${mover.through.id}`
  return mover.actors.includes('resident') ? `resident:${mover.id}` : `staff:${mover.id}`
}

function entryOf(
  action: CaseAction,
  theCase: CaseRecord,
  mover: Mover,
  at: Date,
  { to, words, media, effect }: { to: CaseRecord['state']; words: string; media: readonly string[]; effect: Effect }
) {
  const dueAt = to === theCase.state ? undefined : (theCase.stage?.dueAt ?? theCase.clock?.dueAt)
  return {
    action,
    from: theCase.state,
    to,
    at,
    round: theCase.round,
    by: {
      id: mover.id,
      name: mover.name,
      ...postFor(stepOf(action).by, mover),
      ...(mover.department && { department: mover.department }),
      ...(mover.person && { person: mover.person }),
      ...(mover.through && { through: mover.through })
    },
    ...(words && { words }),
    media,
    ...(effect.facts && { facts: effect.facts }),
    ...(dueAt && { dueAt })
  }
}

/** Tells the second of two people who was first, when, and with what (Chinese time). */
function changed(current: CaseRecord): Refusal {
  const last = current.history.findLast(({ action }) => !isArrival(action) && !onlyAdds(action))
  return new Refusal(
    'case_changed',
    last && `${whoOf(last)}在 ${chinaClock(last.at)} 进行了“${stepOf(last.action).label}”，请看最新情况`
  )
}

function whoOf({ by }: HistoryRecord): string {
  if (by.role === 'resident') return '市民'
  if (by.role === 'system') return '系统'
  return `${by.name}（${by.title ?? roles[by.role]}）`
}
