import { RateLimiterMemory, type RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible'
import type { Share } from '../../contracts/endpoint'
import { Refusal } from '../http/refusal'
import { log } from '../log'
import { addressKey } from './address-key'
import { sharedCounter } from './shared-counts'

const minute = 60
const day = 86_400

/** How often in how many seconds. */
type Rate = readonly [times: number, seconds: number]

/**
 * How much of each share one session and one address may use. Many homes can share the address of a
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
  ownData: { session: [[10, minute]], address: [[300, minute]] },
  signingIn: { session: [], address: [[300, minute]] }
} as const satisfies Record<Share, { session: readonly Rate[]; address: readonly Rate[] }>

interface Limiter {
  own: RateLimiterMemory
  /** What all processes count together, if there are others. */
  all: RateLimiterMongo | undefined
  /** How many are counted there at a time. */
  step: number
}

const limiters = new Map<string, Limiter>()

/**
 * A process counts in its memory and books a tenth of the limit at a time with the others, so that who asks for little costs
 * the database nothing. All processes together let through no more than the limit and a tenth of it for each process.
 */
function limiterOf(name: string, [points, duration]: Rate): Limiter {
  const key = `${name} ${points}/${duration}`
  const known = limiters.get(key)
  if (known) return known
  const made = {
    own: new RateLimiterMemory({ points, duration }),
    all: sharedCounter(key, points, duration),
    step: Math.max(2, Math.ceil(points / 10))
  }
  limiters.set(key, made)
  return made
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

async function take({ own, all, step }: Limiter, key: string): Promise<void> {
  const { consumedPoints } = await own.consume(key).catch(refuse)
  if (all && consumedPoints % step === 0) await book(all, key, step, own)
}

/** Refuses here without asking again when the others have used up the rest. */
async function book(all: RateLimiterMongo, key: string, step: number, own: RateLimiterMemory): Promise<void> {
  try {
    await all.consume(key, step)
  } catch (spent) {
    // Without its database the process has its own count, and the request will hear of it by itself.
    if (!(spent instanceof RateLimiterRes)) return log.warn({ err: spent }, 'a limit could not be counted')
    await own.block(key, Math.ceil(spent.msBeforeNext / 1000))
    refuse(spent)
  }
}

function refuse(spent: unknown): never {
  if (!(spent instanceof RateLimiterRes)) throw spent
  throw new Refusal('too_many_requests', undefined, undefined, Math.ceil(spent.msBeforeNext / 1000))
}

/** Forgets what one session has used up, here and with the others. */
export async function forgetSession(session: string): Promise<void> {
  for (const share of Object.keys(rates) as Share[]) {
    for (const rate of rates[share].session) {
      const { own, all } = limiterOf(`${share} session`, rate)
      await own.delete(session)
      await all?.delete(session)
    }
  }
}

/** Resets all limits of this process. Tests start with it. */
export function forgetLimits(): void {
  limiters.clear()
}
