import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal } from './refusal'

const limiter = (points: number, seconds: number) => new RateLimiterMemory({ points, duration: seconds })

/**
 * How much one address, session or name may ask of one process. Many homes can share the address of a carrier, so
 * limits by address are wide and limits by session are narrow.
 */
const fullShares = () => ({
  session: limiter(120, 60),
  submitSession: limiter(30, 60),
  submitAddress: limiter(300, 60),
  uploadSession: limiter(60, 60),
  uploadAddress: limiter(600, 60),
  track: limiter(30, 60),
  code: limiter(240, 60),
  signIn: limiter(60, 60),
  signInName: limiter(10, 300)
})

export const limits = fullShares()

/** Takes one from a limit. Refuses with the seconds to wait when none is left. */
export async function spend(limit: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limit.consume(key)
  } catch (spent) {
    if (!(spent instanceof RateLimiterRes)) throw spent
    throw new Refusal('too_many_requests', undefined, undefined, Math.ceil(spent.msBeforeNext / 1000))
  }
}

/** Resets all limits. Tests start with it. */
export function forgetLimits(): void {
  Object.assign(limits, fullShares())
}
