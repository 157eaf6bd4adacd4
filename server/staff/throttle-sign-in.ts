import { RateLimiterMemory } from 'rate-limiter-flexible'
import { record } from '../audit/record'
import { addressKey } from '../http/address-key'
import { Refusal } from '../http/refusal'
import { triesAtOnce } from './tries-at-once'

const seconds = 15 * 60
/** Wrong passwords for one name from one address, after which that address waits. */
const most = 10
/** Wrong passwords for one name from anywhere, after which each further try takes longer, and how long at most. */
const free = 20
const slowerMs = 200
const slowestMs = 4_000

const byBoth = triesAtOnce({ most, forMs: seconds * 1000 })
const fresh = () => ({
  byName: new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: seconds }),
  noted: new RateLimiterMemory({ points: 1, duration: seconds })
})
let counted = fresh()

interface Try {
  username: string
  address: string
}

const bothOf = ({ username, address }: Try) => `${addressKey(address)} ${username.toLowerCase()}`

/** Resets what was counted. Tests start with it. */
export function forgetFailures(): void {
  counted = fresh()
  byBoth.forgetAll()
}

/**
 * Lets a try find out whether its password is right, and counts it when it is not: nothing is returned. Refuses it when
 * its address has been wrong about this name too often: a stranger elsewhere keeps nobody out who signs in from their own
 * address. How many tries wait here is bounded by the address's share of `signingIn`, and how long by `slowestMs`.
 */
export async function whileTrying<T>(
  attempt: Try,
  known: { _id: unknown; name: string } | undefined,
  check: () => Promise<T | undefined>
): Promise<T | undefined> {
  const begun = await byBoth.begin(bothOf(attempt))
  if (typeof begun !== 'function') {
    await noteStop(attempt, known)
    throw new Refusal(
      'too_many_requests',
      '输错密码的次数太多了，请过一会儿再试',
      undefined,
      Math.ceil(begun.waitMs / 1000)
    )
  }
  let wrong = false
  try {
    const found = await check()
    wrong = found === undefined
    if (wrong) await wasWrong(attempt)
    return found
  } finally {
    begun(wrong)
  }
}

/** Once, so that nobody fills the audit log. A password may be typed as a name, so only names that exist are recorded. */
async function noteStop(attempt: Try, known: { _id: unknown; name: string } | undefined) {
  const isFirst = await counted.noted.consume(bothOf(attempt)).then(
    () => true,
    () => false
  )
  if (!known || !isFirst) return
  const { username } = attempt
  await record({ action: 'signInThrottled', by: { id: String(known._id), username, name: known.name } })
}

/** Returns how long a try for this name has to wait: guessing from many addresses gets slow, and nobody is refused. */
export async function delayFor({ username }: Try): Promise<number> {
  const wrong = await counted.byName.get(username.toLowerCase())
  return Math.min(slowestMs, Math.max(0, (wrong?.consumedPoints ?? 0) - free) * slowerMs)
}

/** Counts a wrong password for its name, wherever it came from. */
export async function wasWrong({ username }: Try): Promise<void> {
  await counted.byName.consume(username.toLowerCase())
}
