import type { QueryFilter } from 'mongoose'
import { chinaDay, daysBefore } from '../../contracts/china-time'
import { unpostedAfterDays, unscannedAfterDays } from '../../contracts/codes/lifecycle'
import { readPlaceCode } from '../../contracts/codes/place-code'
import type { CodeFilter, CodePoint, CodeQuery } from '../../contracts/codes/staff-views'
import { base32, squeezed } from '../../contracts/spelling/normalised'
import { containing } from '../db/containing'
import { pageOf } from '../db/page'
import type { CodeRecord } from './model'
import { presentSummaries } from './present'
import { PlaceCodeReader } from './readers'

const maxPoints = 10_000

/** Returns one page of codes, newest first. */
export async function listCodes(query: CodeQuery, now = new Date()) {
  const codes = PlaceCodeReader.find(codesMatching(query, now)).lean<CodeRecord[]>()
  const { items, next } = await pageOf(codes, query, { field: 'createdAt', direction: -1 })
  return { items: await presentSummaries(items, now), ...(next && { next }) }
}

/** Returns codes that have a place, for the map. */
export async function codePoints(filter: CodeFilter, now = new Date()): Promise<CodePoint[]> {
  const found = await PlaceCodeReader.find(
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
    parts.push({ state: 'posted', seenOn: { $lt: chinaDay(daysBefore(now, unscannedAfterDays)) } })
  }
  if (q) parts.push(matching(q))
  return parts.length > 0 ? { $and: parts } : {}
}

/** A complete code or link finds that code. Of other text each word is searched in names and addresses. */
function matching(q: string): QueryFilter<CodeRecord> {
  const read = readPlaceCode(q)
  if ('code' in read) return { _id: read.code }
  const part = base32(q)
  const words = q.split(' ').map(word => {
    const written = containing(word)
    return { $or: [{ name: written }, { address: written }] }
  })
  return {
    $or: [
      { $and: words },
      { component: squeezed(q) },
      ...(/^[0-9A-HJKMNP-TV-Z]{4,8}$/.test(part) ? [{ _id: new RegExp(part) }] : [])
    ]
  }
}
