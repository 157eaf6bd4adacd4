import type { AnyBulkWriteOperation } from 'mongoose'
import { isDuplicateKey, onlyDuplicateKeys } from '../../db/duplicate-key'
import { keepChanges } from '../history'
import type { JudgedRow, Writing } from '../imports/kind'
import type { Thing } from '../last-change'
import { atVersion, type Standing, standingOf, type ThingKind, updateTo } from './thing-kind'

/** Writes new and changed rows of an import, each if its thing is as it was judged. Returns the titles of the others. */
export async function writeMany<F extends object, D extends Thing>(
  kind: ThingKind<F, D>,
  rows: readonly JudgedRow[],
  writing: Writing
): Promise<string[]> {
  const stored = new Map((await keepStored(kind, rows)).map(({ _id, version }) => [_id, version ?? 0]))
  // What this import has written already, before the server was stopped, keeps its keys.
  await freeKeys(
    kind,
    rows.filter(({ subject, version }) => version !== undefined && stored.get(subject) === version)
  )
  const steps = rows.map(row => {
    const before = row.before as Standing<F> | undefined
    const after = row.asked as Standing<F>
    return { row, from: row.version, to: after, mark: writing.import, action: actionOf(kind, before, after) }
  })
  return run(kind, steps, writing)
}

/** Puts back what an import has written and nobody has changed since. What was new is closed. */
export async function takeBackMany<F extends object, D extends Thing>(
  kind: ThingKind<F, D>,
  rows: readonly JudgedRow[],
  writing: Writing
): Promise<string[]> {
  const written = await writtenBy(kind, rows, writing.import)
  const mine = rows.filter(({ subject }) => written.has(subject))
  await freeKeys(kind, mine)
  const steps = mine.map(row => {
    const after = row.asked as Standing<F>
    const before = (row.before as Standing<F> | undefined) ?? { ...after, active: false }
    const from = (row.version ?? 0) + 1
    return { row, from, to: before, mark: `${writing.import}:back`, action: actionOf(kind, after, before), was: after }
  })
  return run(kind, steps, writing)
}

/** Returns the ids of the things that stand as this import has left them. */
export async function writtenBy<F extends object, D extends Thing>(
  kind: ThingKind<F, D>,
  rows: readonly JudgedRow[],
  mark: string
): Promise<Set<string>> {
  const found = await read(kind, rows)
  const versions = new Map(rows.map(({ subject, version }) => [subject, (version ?? 0) + 1]))
  return new Set(
    found
      .filter(({ _id, version, lastChange }) => lastChange?.import === mark && version === versions.get(_id))
      .map(({ _id }) => _id)
  )
}

interface Step<F> {
  row: JudgedRow
  from: number | undefined
  to: Standing<F>
  mark: string
  action: string
  /** How it stood before, where the row's own changes say something else. */
  was?: Standing<F>
}

async function run<F extends object, D extends Thing>(
  kind: ThingKind<F, D>,
  steps: readonly Step<F>[],
  { by, note, at }: Writing
) {
  const operations = steps.map(({ row, from, to, mark, action, was }) => {
    const { set, unset } = updateTo(kind, row.subject, to)
    const changes = was ? kind.changesBetween(was, to) : row.changes
    const lastChange = { action, at, by, note, changes, import: mark }
    if (from === undefined) return { insertOne: { document: { _id: row.subject, ...set, version: 1, lastChange } } }
    const update = {
      $set: { ...set, version: from + 1, lastChange },
      ...(Object.keys(unset).length > 0 && { $unset: unset })
    }
    return { updateOne: { filter: { _id: row.subject, version: atVersion(from) }, update } }
  })
  if (operations.length === 0) return []
  const many = operations as unknown as AnyBulkWriteOperation<Thing>[]
  await kind.model.bulkWrite(many, { ordered: false }).catch(error => {
    if (!onlyDuplicateKeys(error)) throw error
  })
  const found = new Map(
    (
      await keepStored(
        kind,
        steps.map(({ row }) => row)
      )
    ).map(thing => [thing._id, thing])
  )
  const done = ({ row, from, mark }: Step<F>) => {
    const thing = found.get(row.subject)
    return thing?.version === (from ?? 0) + 1 && thing.lastChange?.import === mark
  }
  const left = steps.filter(step => !done(step)).map(({ row }) => row)
  for (const { subject } of left) await holdKeys(kind, found.get(subject))
  return left.map(({ title }) => title)
}

/** Copies the last changes of these things into their history and returns the things. */
async function keepStored<F extends object, D extends Thing>(kind: ThingKind<F, D>, rows: readonly JudgedRow[]) {
  const found = await read(kind, rows)
  await keepChanges(
    found.flatMap(thing => {
      const { _id, version, lastChange } = thing
      if (!lastChange || !version) return []
      const facts = standingOf(kind, thing)
      return [{ kind: kind.kind, subject: _id, version, change: lastChange, facts, title: kind.titleOf(_id, facts) }]
    })
  )
  return found
}

async function read<F extends object, D extends Thing>({ model }: ThingKind<F, D>, rows: readonly JudgedRow[]) {
  return (await model.find({ _id: { $in: rows.map(({ subject }) => subject) } }).lean()) as unknown as D[]
}

/** Two things of one file may swap what no two share, such as names: each lets go of its own first. */
async function freeKeys<F extends object, D extends Thing>(kind: ThingKind<F, D>, rows: readonly JudgedRow[]) {
  const moved = rows.filter(({ before, asked }) => before && asked)
  const keys = new Map<string, string[]>()
  for (const { subject, before, asked } of moved) {
    const is = kind.derived?.(subject, before as F, true) ?? {}
    const will = kind.derived?.(subject, asked as F, true) ?? {}
    for (const key of Object.keys(is)) if (is[key] !== will[key]) keys.set(key, [...(keys.get(key) ?? []), subject])
  }
  for (const [key, ids] of keys) await kind.model.updateMany({ _id: { $in: ids } }, { $unset: { [key]: 1 } })
}

/** What could not be written has its own again. */
async function holdKeys<F extends object, D extends Thing>(kind: ThingKind<F, D>, thing: D | undefined) {
  if (!thing || !kind.derived) return
  const { set } = updateTo(kind, thing._id, standingOf(kind, thing))
  const { _id, version } = thing
  await kind.model.updateOne({ _id, version: atVersion(version ?? 0) }, { $set: set }).catch(error => {
    if (!isDuplicateKey(error)) throw error
  })
}

function actionOf<F extends object, D extends Thing>(
  { actions }: ThingKind<F, D>,
  before: Standing<F> | undefined,
  after: Standing<F>
): string {
  if (!before) return actions.made
  if (before.active === after.active) return actions.changed
  return after.active ? actions.opened : actions.closed
}
