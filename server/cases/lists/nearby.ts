import type { QueryFilter } from 'mongoose'
import { isOpen, openStates } from '../../../contracts/cases/states'
import { type NearbyCase, nearbyMetres, recentlyClosedDays } from '../../../contracts/cases/views'
import { dayMs } from '../../../contracts/china-time'
import { metresBetween } from '../../../contracts/distance'
import { cellsNear } from '../../grids/locate'
import type { Staff } from '../../staff/account'
import type { CaseRecord } from '../model'
import { presentSummaries } from '../present'
import { CaseReader } from '../readers'
import { findSummaries, type SummaryRecord } from '../summary'
import { likeness } from './similar-address'
import { visibleParts } from './visible-parts'

const most = 10
const asked = 200
/** So many of the newest cases have their addresses compared. */
const addressesRead = 1000

type Place = Pick<CaseRecord, 'place'>

interface Match extends Pick<NearbyCase, 'by' | 'metres' | 'sameTopic'> {
  near: SummaryRecord
  /** The smaller, the likelier. */
  rank: number
}

/**
 * Returns cases that may be about the same problem, so that staff can decide: those close by where the place is known,
 * those at one of the codes that have hung there, and those with a similar address. Open ones come first, then those
 * closed a few days ago.
 */
export async function nearbyOf(
  theCase: CaseRecord,
  staff: Staff,
  codes: readonly string[],
  now = new Date()
): Promise<NearbyCase[]> {
  const places = await placesLike(theCase, codes)
  const times = [{ state: { $in: openStates } }, { state: 'closed' as const, closedAt: { $gte: closedSince(now) } }]
  const visible = await visibleParts(staff)
  const found = await Promise.all(
    visible.flatMap(part =>
      places.flatMap(place =>
        times.map(time =>
          findSummaries({ $and: [part, place, time].filter(each => Object.keys(each).length > 0) })
            .sort({ submittedAt: -1, _id: -1 })
            .limit(asked)
        )
      )
    )
  )
  const once = new Map(found.flat().map(each => [String(each._id), each]))
  once.delete(String(theCase._id))
  const around = [...once.values()].sort((one, other) => (String(one._id) < String(other._id) ? 1 : -1)).slice(0, asked)
  const matches = around
    .flatMap(near => matchOf(theCase, near, codes) ?? [])
    .sort((one, other) => Number(isOpen(other.near.state)) - Number(isOpen(one.near.state)) || byLikeness(one, other))
    .slice(0, most)
  const summaries = await presentSummaries(matches.map(({ near }) => near))
  return matches.flatMap(({ by, metres, sameTopic }, index) => {
    const summary = summaries[index]
    return summary ? [{ ...summary, by, ...(metres !== undefined && { metres }), sameTopic }] : []
  })
}

const byLikeness = (one: Match, other: Match) =>
  Number(other.sameTopic) - Number(one.sameTopic) || one.rank - other.rank

const closedSince = (now: Date) => new Date(now.getTime() - recentlyClosedDays * dayMs)

/** Where to look. A case whose own or whose neighbour's cell is not known is found by code or address. */
async function placesLike({ place }: CaseRecord, codes: readonly string[]): Promise<QueryFilter<CaseRecord>[]> {
  const [x, y] = place.point ?? []
  const located = x !== undefined && y !== undefined
  return [
    { gridCode: { $in: [...(located ? await cellsNear([x, y], nearbyMetres) : []), null] } },
    ...(codes.length > 0 ? [{ 'place.code': { $in: codes } }] : []),
    ...(located ? [] : [{ _id: { $in: await withAddressLike(place.address ?? '') } }])
  ]
}

async function withAddressLike(address: string) {
  if (!address) return []
  const newest = await CaseReader.find({ state: { $in: [...openStates, 'closed'] } }, { 'place.address': 1 })
    .sort({ submittedAt: -1 })
    .limit(addressesRead)
    .lean<Pick<CaseRecord, '_id' | 'place'>[]>()
  return newest
    .map(({ _id, place }) => ({ _id, alike: likeness(address, place.address ?? '') }))
    .filter(({ alike }) => alike > 0)
    .sort((one, other) => other.alike - one.alike)
    .slice(0, asked)
    .map(({ _id }) => _id)
}

function matchOf(theCase: CaseRecord, near: SummaryRecord, codes: readonly string[]): Match | undefined {
  const sameTopic = near.topic?.id !== undefined && near.topic.id === theCase.topic?.id
  if (near.place.code && codes.includes(near.place.code)) return { near, by: 'code', sameTopic, rank: 0 }
  const metres = metresApart(theCase, near)
  if (metres !== undefined) {
    return metres <= nearbyMetres ? { near, by: 'distance', metres, sameTopic, rank: metres } : undefined
  }
  const alike = likeness(theCase.place.address ?? '', near.place.address ?? '')
  return alike > 0 ? { near, by: 'address', sameTopic, rank: nearbyMetres * (2 - alike) } : undefined
}

function metresApart(one: Place, other: Place): number | undefined {
  const [x, y] = one.place.point ?? []
  if (x === undefined || y === undefined || !other.place.point?.length) return undefined
  return Math.round(metresBetween([x, y], other.place.point))
}
