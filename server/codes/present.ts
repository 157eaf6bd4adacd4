import { type CodeState, codeStates, codeStepOf, freshStates } from '../../contracts/codes/lifecycle'
import type { BatchView, CodeHistoryEntry, StaffCodeSummary, StaffCodeView } from '../../contracts/codes/staff-views'
import type { MediaView } from '../../contracts/media/views'
import { CaseReader } from '../cases/readers'
import { Refusal } from '../http/refusal'
import { presentAll } from '../media/present'
import type { Staff } from '../staff/account'
import { allRoles, type Roles } from '../staff/roles/kept-roles'
import { codeActionsOn, staffActor } from './actor'
import { CodeBatchModel } from './batch-model'
import { scansByDay, scansOf } from './count-scan'
import type { CodeHistoryRecord, CodeRecord } from './model'
import { PlaceCodeReader } from './readers'

export async function presentSummaries(codes: readonly CodeRecord[], now = new Date()): Promise<StaffCodeSummary[]> {
  const ids = codes.map(({ _id }) => _id)
  const [scans, reports] = await Promise.all([scansOf(ids, now), reportsFrom(ids)])
  return codes.map(code => ({
    ...factsOf(code),
    scans: scans.get(code._id) ?? 0,
    reports: reports.get(code._id) ?? 0
  }))
}

/** Returns one code as this member of staff sees it. */
export async function presentCode(code: CodeRecord, staff: Staff, now = new Date()): Promise<StaffCodeView> {
  const [roles, days, reports, photos] = await Promise.all([
    allRoles(),
    scansByDay(code._id, now),
    reportsFrom([code._id]),
    presentAll(code.history.flatMap(({ media }) => media))
  ])
  return {
    ...factsOf(code),
    ...(typeof code.accuracy === 'number' && { accuracy: code.accuracy }),
    topics: code.topics,
    scans: days.reduce((sum, { count }) => sum + count, 0),
    scansByDay: days,
    reports: reports.get(code._id) ?? 0,
    history: code.history.map(entry => presentEntry(entry, photos, roles)),
    actions: codeActionsOn(code, staffActor(staff))
  }
}

function factsOf(code: CodeRecord) {
  const { state, name, address, point, batch, gridCode, component, successor, replaces, seenOn } = code
  const [x, y] = point ?? []
  return {
    code: code._id,
    version: code.version,
    state,
    stateText: codeStates[state],
    name,
    address,
    createdAt: code.createdAt.toISOString(),
    ...(x !== undefined && y !== undefined && { point: [x, y] as const }),
    ...(batch && { batch }),
    ...(gridCode && { gridCode }),
    ...(component && { component }),
    ...(successor && { successor }),
    ...(replaces && { replaces }),
    ...(code.printedAt && { printedAt: code.printedAt.toISOString() }),
    ...(code.postedAt && { postedAt: code.postedAt.toISOString() }),
    ...(seenOn && { seenOn })
  }
}

function presentEntry(entry: CodeHistoryRecord, photos: Map<string, MediaView>, roles: Roles): CodeHistoryEntry {
  const { action, to, at, by, words, media } = entry
  return {
    action,
    label: codeStepOf(action).label,
    to,
    at: at.toISOString(),
    by: { name: by.name, roleText: roles.get(by.role)?.name ?? '系统' },
    ...(words && { words }),
    media: media.flatMap(id => photos.get(String(id)) ?? [])
  }
}

/** Returns how many reports were sent from each of these codes. */
export async function reportsFrom(codes: readonly string[]): Promise<Map<string, number>> {
  const rows = await CaseReader.aggregate<{ _id: string; count: number }>([
    { $match: { 'place.code': { $in: codes } } },
    { $group: { _id: '$place.code', count: { $sum: '$reportCount' } } }
  ])
  return new Map(rows.map(({ _id, count }) => [_id, count]))
}

export async function presentBatches(): Promise<BatchView[]> {
  const batches = await CodeBatchModel.find().sort({ createdAt: -1 }).lean()
  return presentStates(batches)
}

export async function presentBatch(name: string): Promise<BatchView> {
  const batch = await CodeBatchModel.findById(name).lean()
  const [view] = batch ? await presentStates([batch]) : []
  if (!view) throw new Refusal('not_found', `没有批次“${name}”`)
  return view
}

/** Counts the codes of all these batches at once, from the index alone. */
async function presentStates(batches: readonly { _id: string; createdAt: Date }[]): Promise<BatchView[]> {
  const rows = await PlaceCodeReader.aggregate<{
    _id: { batch: string; state: CodeState }
    count: number
    unnamed: number
  }>([
    { $match: { batch: { $in: batches.map(({ _id }) => _id) } } },
    {
      $group: {
        _id: { batch: '$batch', state: '$state' },
        count: { $sum: 1 },
        unnamed: { $sum: { $cond: [{ $eq: ['$name', ''] }, 1, 0] } }
      }
    }
  ])
  const byBatch = new Map<string, typeof rows>()
  for (const row of rows) byBatch.set(row._id.batch, [...(byBatch.get(row._id.batch) ?? []), row])
  return batches.map(({ _id: batch, createdAt }) => {
    const states = byBatch.get(batch) ?? []
    const fresh = states.filter(({ _id }) => isFresh(_id.state))
    return {
      batch,
      createdAt: createdAt.toISOString(),
      count: states.reduce((sum, { count }) => sum + count, 0),
      states: Object.fromEntries(states.map(({ _id, count }) => [_id.state, count])),
      unplanned: fresh.reduce((sum, { unnamed }) => sum + unnamed, 0)
    }
  })
}

const isFresh = (state: CodeState) => freshStates.some(each => each === state)
