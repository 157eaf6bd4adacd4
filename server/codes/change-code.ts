import type { UpdateQuery } from 'mongoose'
import { type CodeAction, codeStates, codeStepOf } from '../../contracts/codes/lifecycle'
import { writePlaceCode } from '../../contracts/codes/place-code'
import { Refusal } from '../http/refusal'
import { claimMedia, releaseMedia } from '../media/store-photo'
import { type Actor, roleFor } from './actor'
import { type CodeRecord, PlaceCodeModel } from './model'

interface Change {
  action: CodeAction
  actor: Actor
  /** What the client last saw; absent where it saw nothing, such as on a phone without network. */
  version?: number | undefined
  words?: string
  media?: readonly string[]
  set?: Record<string, unknown>
  unset?: readonly string[]
  now?: Date
}

/**
 * The one place that changes a code's state: one update whose filter repeats the version, so that of two people one
 * wins and the other is told who was first. State, place and history change together or not at all.
 */
export async function changeCode(found: CodeRecord, change: Change): Promise<CodeRecord> {
  const { action, actor, version, set, unset } = change
  const role = roleFor(action, actor)
  if (version !== undefined && version !== found.version) throw changed(found)
  if (!codeStepOf(action).from.includes(found.state)) throw wrongState(found, action)
  const { to: target } = codeStepOf(action)
  const to = target === 'same' ? found.state : target
  const update = updateOf(change, found.state, to, role)
  await claimMedia(change.media ?? [], `staff:${actor.id}`, `code:${found._id}`)
  const moved = await PlaceCodeModel.findOneAndUpdate(
    { _id: found._id, version: found.version },
    { ...update, $set: { ...update.$set, ...set }, ...(unset && { $unset: toUnset(unset) }) },
    { returnDocument: 'after' }
  ).lean<CodeRecord>()
  if (moved) return moved
  await releaseMedia(change.media ?? [], `code:${found._id}`)
  const latest = await PlaceCodeModel.findById(found._id).orFail().lean<CodeRecord>()
  throw codeStepOf(action).from.includes(latest.state) ? changed(latest) : wrongState(latest, action)
}

/** Marks every minted code of a batch as printed; codes that have moved on are left alone. */
export async function markPrinted(batch: string, actor: Actor, now = new Date()): Promise<number> {
  const role = roleFor('print', actor)
  const update = updateOf({ action: 'print', actor, now }, 'minted', 'printed', role)
  const { modifiedCount } = await PlaceCodeModel.updateMany({ batch, state: 'minted' }, update)
  return modifiedCount
}

function updateOf(change: Change, from: CodeRecord['state'], to: CodeRecord['state'], role: string) {
  const { action, actor, words, media = [], now: at = new Date() } = change
  const entry = { action, from, to, at, by: { id: actor.id, name: actor.name, role }, ...(words && { words }), media }
  return {
    $set: { state: to, ...(action === 'print' && { printedAt: at }) },
    $inc: { version: 1 },
    $push: { history: entry }
  } satisfies UpdateQuery<CodeRecord>
}

function toUnset(fields: readonly string[]) {
  return Object.fromEntries(fields.map(field => [field, 1]))
}

/** Who changed it last and how, for the one who came second. */
export function changed(found: CodeRecord): Refusal {
  return new Refusal('code_changed', `${lastChange(found)}，请看最新情况后再操作`)
}

export function wrongState(found: CodeRecord, action: CodeAction): Refusal {
  if (action === 'post' && (found.state === 'posted' || found.state === 'damaged')) {
    return new Refusal('code_taken', `${lastChange(found)}${found.name && `，在“${found.name}”`}，请换一个新的二维码`)
  }
  const name = writePlaceCode(found._id)
  const { label } = codeStepOf(action)
  return new Refusal('code_state', `二维码 ${name} ${codeStates[found.state]}，不能${label}（${lastChange(found)}）`)
}

function lastChange({ history, _id }: CodeRecord): string {
  const last = history.at(-1)
  if (!last) return `二维码 ${writePlaceCode(_id)} 已有改动`
  const at = new Date(last.at.getTime() + 8 * 3_600_000).toISOString()
  return `${last.by.name}已在 ${Number(at.slice(5, 7))} 月 ${Number(at.slice(8, 10))} 日 ${at.slice(11, 16)} ${codeStepOf(last.action).label}`
}
