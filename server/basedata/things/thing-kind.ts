import type { Model } from 'mongoose'
import type { AuditAction } from '../../../contracts/audit/actions'
import type { AuditChange } from '../../../contracts/audit/views'
import type { BaseKind } from '../../../contracts/basedata/kinds'
import type { Thing } from '../last-change'

/** A kind whose things are documents with an id, a version, a last change, and facts. */
export interface ThingKind<F extends object, D extends Thing> {
  kind: BaseKind
  model: Model<Thing>
  factsOf(thing: D): F
  /** The facts that may be absent: what a change leaves out is taken away. */
  optional: readonly (keyof F & string)[]
  /** What is stored beside the facts, such as a key that no two open things share; undefined takes it away. */
  derived?(id: string, facts: F, active: boolean): Record<string, string | undefined>
  /** What a change makes of a thing, in words. */
  changesBetween(before: Standing<F> | undefined, after: Standing<F>): AuditChange[]
  /** How people name it. */
  titleOf(id: string, facts: F): string
  actions: { made: AuditAction; changed: AuditAction; closed: AuditAction; opened: AuditAction }
}

/** How a thing stands: its facts, and whether it is open. */
export type Standing<F> = F & { active: boolean }

export const standingOf = <F extends object, D extends Thing>(kind: ThingKind<F, D>, thing: D): Standing<F> => ({
  ...kind.factsOf(thing),
  active: thing.active !== false
})

/** The update that makes a thing stand so, as `$set` and `$unset`. */
export function updateTo<F extends object, D extends Thing>(kind: ThingKind<F, D>, id: string, standing: Standing<F>) {
  const derived = Object.entries(kind.derived?.(id, standing, standing.active) ?? {})
  const gone = [
    ...kind.optional.filter(key => standing[key] === undefined),
    ...derived.filter(([, value]) => value === undefined).map(([key]) => key)
  ]
  const set = { ...standing, ...Object.fromEntries(derived.filter(([, value]) => value !== undefined)) }
  return { set, unset: Object.fromEntries(gone.map(key => [key, 1 as const])) }
}

/** The version of a thing from before there were versions is 0, or none. */
export const atVersion = (version: number) => (version === 0 ? { $in: [0, null] } : version)
