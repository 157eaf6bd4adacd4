import { everyRetentionKind, type RetentionKind, retentionRowOf } from '../../contracts/retention/kinds'
import { kept } from '../db/kept'
import { PeriodModel } from './model'

const periods = kept('rules', async () => new Map((await PeriodModel.find().lean()).map(each => [each._id, each])))

/** Returns for how many days a kind is kept: what the city has set, within the bounds of today, or the default. */
export async function daysOf(kind: RetentionKind): Promise<number> {
  const { days, least, most } = retentionRowOf(kind)
  return Math.min(most, Math.max(least, (await periods()).get(kind)?.days ?? days))
}

/** Returns who set the days of a kind last; nothing while they are the default. */
export async function setBy(kind: RetentionKind) {
  return (await periods()).get(kind)
}

export async function everyPeriod(): Promise<Record<RetentionKind, number>> {
  const all = await Promise.all(everyRetentionKind.map(async kind => [kind, await daysOf(kind)] as const))
  return Object.fromEntries(all) as Record<RetentionKind, number>
}
