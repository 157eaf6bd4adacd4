import type { SumsView } from '../../contracts/statistics/figures'
import { shareOf } from '../../contracts/statistics/figures'
import { type RateCode, rateOf } from '../../contracts/statistics/rates'

/** A share as 96.8%, or a dash where there was nothing. */
export const inPercent = (share: number | undefined) => (share === undefined ? '—' : `${(share * 100).toFixed(1)}%`)

export function rateIn(sums: SumsView | undefined, code: RateCode): number | undefined {
  const { of, among } = rateOf(code)
  return sums && shareOf(sums, of, among)
}

export interface Change {
  text: string
  /** Whether that is better; nothing when it is the same. */
  better?: boolean
}

/** How a rate has changed, in points of a hundred, in words that need no colour. */
export function changeOf(now: number | undefined, before: number | undefined, better: 'high' | 'low'): Change {
  if (now === undefined || before === undefined) return { text: '—' }
  const points = Math.round((now - before) * 1000) / 10
  if (points === 0) return { text: '持平' }
  return {
    text: `${points > 0 ? '升' : '降'} ${Math.abs(points).toFixed(1)}`,
    better: points > 0 === (better === 'high')
  }
}
