import type { AuditAction } from '../../../contracts/audit/actions'
import { type Doer, keptDoer } from '../../audit/doer'
import { isDuplicateKey } from '../../db/duplicate-key'
import { Refusal } from '../../http/refusal'
import { keepChange } from '../history'
import type { Thing } from '../last-change'
import { atVersion, type Standing, standingOf, type ThingKind, updateTo } from './thing-kind'

export interface ThingChange<F> {
  action: AuditAction
  to: Standing<F>
  note: string
  by: Doer
}

/** Copies the last change of a thing into its history; an earlier version's thing has none. */
export async function keepLastChange<F extends object, D extends Thing>(kind: ThingKind<F, D>, thing: D) {
  const { _id, version, lastChange } = thing
  if (!lastChange || !version) return
  const facts = standingOf(kind, thing)
  await keepChange({
    kind: kind.kind,
    subject: _id,
    version,
    change: lastChange,
    facts,
    title: kind.titleOf(_id, facts)
  })
}

export async function thingOf<F extends object, D extends Thing>(kind: ThingKind<F, D>, id: string): Promise<D | null> {
  return (await kind.model.findById(id).lean()) as unknown as D | null
}

/** Makes a thing with this id. Returns undefined if there is one, or one that it may not be the same as. */
export async function makeThing<F extends object, D extends Thing>(
  kind: ThingKind<F, D>,
  id: string,
  change: ThingChange<F>,
  now: Date
): Promise<D | undefined> {
  const { set } = updateTo(kind, id, change.to)
  try {
    await kind.model.create({ _id: id, ...set, version: 1, lastChange: lastChange(kind, undefined, change, now) })
  } catch (error) {
    if (isDuplicateKey(error)) return undefined
    throw error
  }
  const made = await thingOf(kind, id)
  if (made) await keepLastChange(kind, made)
  return made ?? undefined
}

/**
 * Writes a change of a thing that is as it was read; a change that changes nothing is none. Returns undefined when
 * somebody was quicker, and throws what a unique key refuses.
 */
export async function changeThing<F extends object, D extends Thing>(
  kind: ThingKind<F, D>,
  before: D,
  change: ThingChange<F>,
  now: Date
): Promise<D | undefined> {
  await keepLastChange(kind, before)
  const last = lastChange(kind, before, change, now)
  if (last.changes.length === 0) return before
  const version = before.version ?? 0
  const { set, unset } = updateTo(kind, before._id, change.to)
  const after = (await kind.model
    .findOneAndUpdate(
      { _id: before._id, version: atVersion(version) },
      {
        $set: { ...set, version: version + 1, lastChange: last },
        ...(Object.keys(unset).length > 0 && { $unset: unset })
      },
      { returnDocument: 'after' }
    )
    .lean()) as unknown as D | null
  if (after) await keepLastChange(kind, after)
  return after ?? undefined
}

function lastChange<F extends object, D extends Thing>(
  kind: ThingKind<F, D>,
  before: D | undefined,
  { action, to, note, by }: ThingChange<F>,
  at: Date
) {
  const changes = kind.changesBetween(before && standingOf(kind, before), to)
  return { action, at, note, changes, by: keptDoer(by) }
}

export function overtaken({ lastChange }: Thing, what: string) {
  const who = lastChange?.by.name
  return new Refusal('base_changed', who ? `${who}刚改过这个${what}，请看最新内容后再改；您填的内容还在` : undefined)
}
