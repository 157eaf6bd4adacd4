import { type CaseAction, stepOf } from '../../contracts/case-workflow'
import { roles } from '../../contracts/roles'
import { Refusal } from '../http/refusal'
import { claimMedia } from '../media/store-photo'
import { toAnnounce } from './announced'
import { urgencyOf } from './clock'
import { type Effect, effects, type Form, stateBefore } from './effects'
import { CaseModel, type CaseRecord, type HistoryRecord } from './model'
import { type Mover, refusalOf } from './policy'

interface Move<A extends CaseAction> {
  action: A
  form: Form<A>
  mover: Mover
  /** What the client last saw; absent for steps whose form shows nothing of the case, such as a resident's words. */
  version?: number
  now?: Date
}

/**
 * The one place that changes a case's state: one update whose filter repeats the version, so that of two people one
 * wins and the other is told who and what (rule 7). State, history and clocks change together or not at all.
 */
export async function moveCase<A extends CaseAction>(found: CaseRecord, move: Move<A>): Promise<CaseRecord> {
  const { action, form, mover, version, now = new Date() } = move
  if (version !== undefined && version !== found.version) throw changed(found)
  const refusal = refusalOf(action, found, mover, now)
  if (refusal) throw refusal

  const run = effects[action] as ((found: CaseRecord, form: Form<A>, now: Date) => Effect | Promise<Effect>) | undefined
  const effect = (await run?.(found, form, now)) ?? {}
  const { to: target } = stepOf(action)
  const to = target === 'same' ? found.state : target === 'before' ? stateBefore(found) : target
  const { words, media } = contentOf(form)
  await claimMedia(media, ownerOf(mover), `case:${found.caseNo}`)

  const entry = entryOf(action, found, mover, now, { to, words, media, effect })
  const clock = effect.unset?.includes('clock') ? undefined : (effect.set?.clock ?? found.clock)
  const moved = await CaseModel.findOneAndUpdate(
    { _id: found._id, version: found.version },
    {
      $set: {
        state: to,
        updatedAt: now,
        urgency: urgencyOf(clock as CaseRecord['clock']),
        ...toAnnounce(found),
        ...effect.set
      },
      ...(effect.unset && { $unset: Object.fromEntries(effect.unset.map(field => [field, 1])) }),
      $inc: { version: 1, ...effect.inc },
      $push: { history: entry }
    },
    { returnDocument: 'after' }
  ).lean()
  if (moved) return moved
  throw changed(await CaseModel.findById(found._id).orFail().lean())
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
    details: effect.details ?? [],
    ...(effect.department && { department: effect.department })
  }
}

/** Tells the second of two people who was first, when, and with what (Chinese time). */
function changed(current: CaseRecord): Refusal {
  const last = current.history.findLast(({ action }) => action !== 'join')
  return new Refusal(
    'case_changed',
    last && `${whoOf(last)}在 ${timeOf(last.at)} 进行了“${stepOf(last.action).label}”，请看最新情况`
  )
}

function whoOf({ by }: HistoryRecord): string {
  if (by.role === 'resident') return '市民'
  if (by.role === 'system') return '系统'
  return `${by.name}（${roles[by.role]}）`
}

function timeOf(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
}
