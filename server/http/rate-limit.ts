import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Share } from '../../contracts/endpoint'
import { addressKey } from './address-key'
import { Refusal } from './refusal'

const minute = 60
const day = 86_400

/** How often in how many seconds. */
type Rate = readonly [times: number, seconds: number]

/**
 * How much of each share one session and one address may use in one process. Many homes can share the address of a
 * carrier, so limits by address are wide and limits by session are narrow. Those by day keep what is stored in bounds.
 */
const rates = {
  opening: {
    session: [],
    address: [
      [120, minute],
      [5_000, day]
    ]
  },
  reading: { session: [[240, minute]], address: [[6_000, minute]] },
  scanning: { session: [], address: [[240, minute]] },
  tracking: { session: [], address: [[30, minute]] },
  sending: {
    session: [
      [30, minute],
      [100, day]
    ],
    address: [
      [300, minute],
      [5_000, day]
    ]
  },
  adding: {
    session: [
      [10, minute],
      [200, day]
    ],
    address: [
      [200, minute],
      [5_000, day]
    ]
  },
  uploading: {
    session: [
      [60, minute],
      [600, day]
    ],
    address: [
      [600, minute],
      [20_000, day]
    ]
  },
  signingIn: { session: [], address: [[300, minute]] }
} as const satisfies Record<Share, { session: readonly Rate[]; address: readonly Rate[] }>

const limiters = new Map<string, RateLimiterMemory>()

function limiterOf(name: string, [points, duration]: Rate): RateLimiterMemory {
  const key = `${name} ${points}/${duration}`
  const limiter = limiters.get(key) ?? new RateLimiterMemory({ points, duration })
  limiters.set(key, limiter)
  return limiter
}

/** Takes one from what an asker may use of a share. Refuses with the seconds to wait when none is left. */
export async function spend(share: Share, asker: { session?: string | undefined; address?: string }): Promise<void> {
  const { session, address } = asker
  if (session) {
    for (const rate of rates[share].session) await take(limiterOf(`${share} session`, rate), session)
  }
  if (address) {
    for (const rate of rates[share].address) await take(limiterOf(`${share} address`, rate), addressKey(address))
  }
}

async function take(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (spent) {
    if (!(spent instanceof RateLimiterRes)) throw spent
    throw new Refusal('too_many_requests', undefined, undefined, Math.ceil(spent.msBeforeNext / 1000))
  }
}

/** Resets all limits. Tests start with it. */
export function forgetLimits(): void {
  limiters.clear()
}
