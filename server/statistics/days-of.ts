import { chinaDay } from '../../contracts/china-time'
import type { Basis, Kind } from '../../contracts/statistics/kinds'
import type { Piece } from './piece'

/** Kinds that only happen: they count on their day, however deadlines are counted. */
const happens: readonly Kind[] = [
  'report',
  'join',
  'filed',
  'solved',
  'ending',
  'rework',
  'return',
  'redispatch',
  'extension',
  'suspension',
  'urge',
  'reopening',
  'evaluation',
  'callBack'
]

const basisBits: Record<Basis, number> = { owed: 1, due: 2, started: 4 }
export const bitOfBasis = (basis: Basis): number => basisBits[basis]
const everyBasis = 7

/** Returns the Chinese days on which a piece counts, with a bit for each way of counting. */
export function daysOf(piece: Omit<Piece, 'flags'>): Map<string, number> {
  const { kind, at, dueAt, endedAt } = piece
  const started = chinaDay(at)
  if (happens.includes(kind)) return new Map([[started, everyBasis]])
  const days = new Map<string, number>()
  const count = (day: string | undefined, basis: Basis) => {
    if (day) days.set(day, (days.get(day) ?? 0) | basisBits[basis])
  }
  const due = dueAt && chinaDay(dueAt)
  const ended = endedAt && chinaDay(endedAt)
  const owed = dueAt && endedAt ? chinaDay(Math.min(dueAt.getTime(), endedAt.getTime())) : (ended ?? due)
  count(started, 'started')
  // A piece of an earlier version has no deadline: it was due when it was done.
  count(due ?? ended, 'due')
  count(owed, 'owed')
  return days
}
