import type { QueryFilter } from 'mongoose'
import { unpostedAfterDays, unscannedAfterDays } from '../../contracts/codes/lifecycle'
import { codeOfLink, readPlaceCode } from '../../contracts/codes/place-code'
import type { CodeFilter, CodePoint, CodeQuery } from '../../contracts/codes/staff-views'
import { Refusal } from '../http/refusal'
import { cityDay, daysBefore } from './city-day'
import { type CodeRecord, PlaceCodeModel } from './model'
import { presentSummaries } from './present'

const maxPoints = 10_000

/** One page of codes, newest first. */
export async function listCodes({ cursor, limit, ...filter }: CodeQuery, now = new Date()) {
  const found = await PlaceCodeModel.find({ $and: [codesMatching(filter, now), olderThan(cursor)] })
    .sort({ createdAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<CodeRecord[]>()
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return {
    items: await presentSummaries(items, now),
    ...(found.length > limit && last && { next: writeCursor(last) })
  }
}

/** Codes with a place, for the map. */
export async function codePoints(filter: CodeFilter, now = new Date()): Promise<CodePoint[]> {
  const found = await PlaceCodeModel.find(
    { $and: [codesMatching(filter, now), { point: { $exists: true } }] },
    { state: 1, name: 1, point: 1 }
  )
    .limit(maxPoints)
    .lean<CodeRecord[]>()
  return found.flatMap(({ _id, state, name, point }) => {
    const [x, y] = point ?? []
    return x === undefined || y === undefined ? [] : [{ code: _id, state, name, point: [x, y] as const }]
  })
}

export function codesMatching(
  { state, batch, q, gridCode, attention }: CodeFilter,
  now = new Date()
): QueryFilter<CodeRecord> {
  const parts: QueryFilter<CodeRecord>[] = []
  if (state) parts.push({ state: { $in: state } })
  if (batch) parts.push({ batch })
  if (gridCode) parts.push({ gridCode: { $gte: gridCode, $lt: `${gridCode}~` } })
  if (attention === 'unposted') {
    parts.push({ state: 'printed', printedAt: { $lt: daysBefore(now, unpostedAfterDays) } })
  }
  if (attention === 'unscanned') {
    parts.push({ state: 'posted', seenOn: { $lt: cityDay(daysBefore(now, unscannedAfterDays)) } })
  }
  if (q) parts.push(matching(q))
  return parts.length > 0 ? { $and: parts } : {}
}

/** A whole code or link finds that one; anything else is looked for in names and addresses. */
function matching(q: string): QueryFilter<CodeRecord> {
  const read = readPlaceCode(codeOfLink(q))
  if ('code' in read) return { _id: read.code }
  const written = new RegExp(q.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i')
  return { $or: [{ name: written }, { address: written }, { component: q }] }
}

function writeCursor({ createdAt, _id }: CodeRecord): string {
  return Buffer.from(`${createdAt.getTime()}.${_id}`).toString('base64url')
}

function olderThan(cursor: string | undefined): QueryFilter<CodeRecord> {
  if (cursor === undefined) return {}
  const match = /^(\d{1,15})\.([0-9A-Z]{9})$/.exec(Buffer.from(cursor, 'base64url').toString())
  if (!match) throw new Refusal('bad_request', '翻页标记不对，请从第一页看起')
  const at = new Date(Number(match[1]))
  return { $or: [{ createdAt: { $lt: at } }, { createdAt: at, _id: { $lt: match[2] } }] }
}
