import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { record } from '../audit/record'
import { addressKey } from '../http/address-key'
import { Refusal } from '../http/refusal'

const duration = 15 * 60
/** Wrong passwords for one name from one address, after which that address waits. */
const most = 10
/** Wrong passwords for one name from anywhere, after which each further try takes longer, and how long at most. */
const free = 20
const slowerMs = 200
const slowestMs = 4_000

const fresh = () => ({
  byBoth: new RateLimiterMemory({ points: most, duration }),
  byName: new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration }),
  noted: new RateLimiterMemory({ points: 1, duration })
})
let failures = fresh()

interface Try {
  username: string
  address: string
}

const bothOf = ({ username, address }: Try) => `${addressKey(address)} ${username.toLowerCase()}`

/** Resets what was counted. Tests start with it. */
export function forgetFailures(): void {
  failures = fresh()
}

/**
 * Counts a try as wrong until it proves right, so that many at once are no way around. Refuses it when its address has
 * been wrong about this name too often: a stranger elsewhere keeps nobody out who signs in from their own address.
 */
export async function beginTry(attempt: Try, known?: { _id: unknown; name: string }): Promise<void> {
  const key = bothOf(attempt)
  try {
    await failures.byBoth.consume(key)
  } catch (spent) {
    if (!(spent instanceof RateLimiterRes)) throw spent
    // Once, so that nobody fills the audit log. A password may be typed as a name, so only names that exist are recorded.
    const isFirst = await failures.noted.consume(key).then(
      () => true,
      () => false
    )
    if (known && isFirst) {
      const { username } = attempt
      await record({ action: 'signInThrottled', by: { id: String(known._id), username, name: known.name } })
    }
    const wait = Math.ceil(spent.msBeforeNext / 1000)
    throw new Refusal('too_many_requests', '输错密码的次数太多了，请过一会儿再试', undefined, wait)
  }
}

/** Returns how long a try for this name has to wait: guessing from many addresses gets slow, and nobody is refused. */
export async function delayFor({ username }: Try): Promise<number> {
  const counted = await failures.byName.get(username.toLowerCase())
  return Math.min(slowestMs, Math.max(0, (counted?.consumedPoints ?? 0) - free) * slowerMs)
}

/** Counts a wrong password for its name. */
export async function wasWrong({ username }: Try): Promise<void> {
  await failures.byName.consume(username.toLowerCase())
}

/** Takes a right password out of what was counted. */
export async function wasRight(attempt: Try): Promise<void> {
  await failures.byBoth.reward(bothOf(attempt))
}
