import { Types } from 'mongoose'
import { freshStates } from '../../contracts/codes/lifecycle'
import type { Datum } from '../../contracts/codes/staff-views'
import { isDuplicateKey } from '../db/duplicate-key'
import { workThrough } from '../db/work-through'
import { Refusal } from '../http/refusal'
import { type Actor, commandLine, roleFor } from './actor'
import { PlaceImportModel, type PlaceImportRecord } from './batch-model'
import { changeCode } from './change-code'
import { checkPlaces } from './check-places'
import type { CodeRecord } from './model'
import { readTable } from './paper/place-table'
import { PlaceCodeReader } from './readers'

interface Import {
  batch: string
  table: Buffer
  datum: Datum
  actor: Actor
  now?: Date
}

/**
 * Plans every place of a table onto a fresh code of the batch, or none. All rows are checked and stored as one import
 * before the first code changes. If the server stops after that, a job finishes the import.
 */
export async function importPlaces({ batch, table, datum, actor, now = new Date() }: Import) {
  roleFor('plan', actor)
  const rows = await checkPlaces(await readTable(table), datum)
  const free = await PlaceCodeReader.countDocuments(freeIn(batch))
  const wanted = rows.filter(({ code }) => !code).length
  if (free < wanted) {
    throw new Refusal('codes_short', `批次“${batch}”还空着 ${free} 个二维码，表格要 ${wanted} 个`)
  }
  const by = { id: actor.id, name: actor.name }
  const made = { _id: new Types.ObjectId(), batch, state: 'pending' as const, rows, by, createdAt: now }
  await PlaceImportModel.create(made)
  await finish(made as unknown as PlaceImportRecord, actor)
  return { importId: String(made._id), planned: rows.length }
}

/** Finishes imports that a stopped server left incomplete. Safe to run twice and in several processes. */
export async function finishImports(now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - 120_000)
  return workThrough({
    job: 'finish half-done imports of places',
    now,
    read: others => PlaceImportModel.find({ state: 'pending', createdAt: { $lt: before }, ...others }).lean(),
    async each(half) {
      const actor = { ...commandLine, id: half.by.id ?? commandLine.id, name: half.by.name ?? commandLine.name }
      await finish(half as unknown as PlaceImportRecord, actor).catch(ranOut)
    },
    name: ({ batch }) => batch
  })
}

/** An import without enough codes was undone. Its owner got the refusal or sees it in the codes' history. */
function ranOut(error: unknown) {
  if (!(error instanceof Refusal)) throw error
}

async function finish(half: PlaceImportRecord, actor: Actor): Promise<void> {
  const planned = await PlaceCodeReader.find({ plannedBy: half._id }, { plannedRow: 1 }).lean()
  const done = new Set(planned.map(({ plannedRow }) => plannedRow))
  const free = freeCodes(half.batch)
  try {
    for (const place of half.rows) {
      if (done.has(place.row) || (await planRow(place, half._id, actor, free))) continue
      await undo(half, actor)
      throw new Refusal('codes_short', '导入时有二维码被别人用掉了，已全部撤回，请再导入一次')
    }
  } finally {
    await free.return(undefined)
  }
  await PlaceImportModel.updateOne({ _id: half._id }, { $set: { state: 'done' } })
}

const freeIn = (batch: string) => ({ batch, state: { $in: freshStates }, name: '' })

/** Yields free codes in order. It starts again until there are none, because other people take and release codes. */
async function* freeCodes(batch: string): AsyncGenerator<CodeRecord, undefined> {
  for (let found = true; found; ) {
    found = false
    const codes = PlaceCodeReader.find(freeIn(batch)).sort({ _id: 1 }).lean<CodeRecord[]>().cursor()
    for await (const code of codes) {
      found = true
      yield code
    }
  }
  return undefined
}

/** Plans one row onto the code that it names, or onto the next free code. Returns false when there is none. */
async function planRow(
  { row, name, address, point, gridCode, component, code }: PlaceImportRecord['rows'][number],
  plannedBy: Types.ObjectId,
  actor: Actor,
  free: AsyncGenerator<CodeRecord, undefined>
): Promise<boolean> {
  const place = { name, address, point, ...(gridCode && { gridCode }), ...(component && { component }) }
  const set = { ...place, plannedBy, plannedRow: row }
  for (;;) {
    const next = code
      ? await PlaceCodeReader.findOne({ _id: code, name: '' }).lean<CodeRecord>()
      : (await free.next()).value
    if (!next) return isPlanned(plannedBy, row)
    try {
      await changeCode(next, { action: 'plan', actor, words: name, set })
      return true
    } catch (error) {
      // Another process that finishes the same import has planned this row.
      if (isDuplicateKey(error)) return true
      if (!(error instanceof Refusal)) throw error
      if (code) return isPlanned(plannedBy, row)
    }
  }
}

/** Whether another process that finishes the same import has planned this row. */
async function isPlanned(plannedBy: Types.ObjectId, plannedRow: number): Promise<boolean> {
  return (await PlaceCodeReader.exists({ plannedBy, plannedRow })) !== null
}

async function undo(half: PlaceImportRecord, actor: Actor): Promise<void> {
  const planned = await PlaceCodeReader.find({ plannedBy: half._id, state: { $in: freshStates } }).lean<CodeRecord[]>()
  const unset = ['point', 'gridCode', 'component', 'plannedBy', 'plannedRow'] as const
  for (const code of planned) {
    await changeCode(code, { action: 'unplan', actor, words: '导入没有完成', unset, set: { name: '', address: '' } })
  }
  await PlaceImportModel.updateOne({ _id: half._id }, { $set: { state: 'failed' } })
}
