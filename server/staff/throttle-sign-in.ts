import { record } from '../audit/record'
import { Refusal } from '../http/refusal'
import { addressKey } from '../limits/address-key'
import { exactCounter, forgetShared, sharedCounter } from '../limits/shared-counts'
import { type Spent, triesAtOnce } from './tries-at-once'

const seconds = 15 * 60
/** Wrong passwords for one name from one address, after which that address waits. */
const most = 10
/** Wrong passwords for one name from anywhere, after which each further try takes longer, and how long at most. */
const free = 20
const slowerMs = 200
const slowestMs = 4_000
/** Wrong codes after a right password for one account from anywhere, after which nobody tries more, and for how long. */
const mostCodes = 30
const codeSeconds = 86_400

const byBoth = triesAtOnce({ most, forMs: seconds * 1000 })
const counters = () => ({
  /** Wrong tries that other processes saw, too. At the same moment each process lets its own `most` run. */
  elsewhere: sharedCounter('wrong by name and address', Number.MAX_SAFE_INTEGER, seconds),
  byName: exactCounter('wrong by name', Number.MAX_SAFE_INTEGER, seconds),
  noted: exactCounter('stop noted', 1, seconds),
  codes: exactCounter('codes by account', mostCodes, codeSeconds)
})
let known: ReturnType<typeof counters> | undefined

/** Made at the first use, when it is known whether there are other processes. */
function counted() {
  known ??= counters()
  return known
}

interface Try {
  username: string
  address: string
}

const bothOf = ({ username, address }: Try) => `${addressKey(address)} ${username.toLowerCase()}`

/** Resets what was counted. Tests start with it. */
export function forgetFailures(): void {
  known = undefined
  byBoth.forgetAll()
}

/**
 * Lets a try find out whether its password is right, and counts it when it is not: nothing is returned. Refuses it when
 * its address has been wrong about this name too often: a stranger elsewhere keeps nobody out who signs in from their own
 * address. How many tries wait here is bounded by the address's share of `signingIn`, and how long by `slowestMs`.
 */
export async function whileTrying<T>(
  attempt: Try,
  account: { _id: unknown; name: string; unlockedAt?: Date | null } | undefined,
  check: () => Promise<T | undefined>
): Promise<T | undefined> {
  const begun = (await spentElsewhere(attempt)) ?? (await byBoth.begin(bothOf(attempt), account?.unlockedAt?.getTime()))
  if (typeof begun !== 'function') {
    await noteStop(attempt, account)
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

async function spentElsewhere(attempt: Try): Promise<Spent | undefined> {
  const wrong = await counted().elsewhere?.get(bothOf(attempt))
  return wrong && wrong.consumedPoints >= most ? { waitMs: wrong.msBeforeNext } : undefined
}

/**
 * Counts a code that is about to be tried for an account. A stranger who has the password could try all from many
 * addresses, so they end here, for everybody: whoever gets this far knows the password. `rightCode` forgets them.
 */
export async function countCode(attempt: Try, account: { _id: unknown; name: string }): Promise<void> {
  const spent = await counted()
    .codes.consume(attempt.username.toLowerCase())
    .then(
      () => undefined,
      (refused: { msBeforeNext?: number } & Error) => refused
    )
  if (!spent) return
  if (spent.msBeforeNext === undefined) throw spent
  await noteStop(attempt, account)
  throw new Refusal(
    'too_many_requests',
    '这个账号输错验证码的次数太多了：请联系安全管理员解除登录限制，或者明天再试',
    undefined,
    Math.ceil(spent.msBeforeNext / 1000)
  )
}

export async function rightCode(username: string): Promise<void> {
  await counted().codes.delete(username.toLowerCase())
}

/** Once, so that nobody fills the audit log. A password may be typed as a name, so only names that exist are recorded. */
async function noteStop(attempt: Try, account: { _id: unknown; name: string } | undefined) {
  const isFirst = await counted()
    .noted.consume(bothOf(attempt))
    .then(
      () => true,
      () => false
    )
  if (!account || !isFirst) return
  const { username } = attempt
  await record({ action: 'signInThrottled', by: { id: String(account._id), username, name: account.name } })
}

/** Returns how long a try for this name has to wait: guessing from many addresses gets slow, and nobody is refused. */
export async function delayFor({ username }: Try): Promise<number> {
  const wrong = await counted().byName.get(username.toLowerCase())
  return Math.min(slowestMs, Math.max(0, (wrong?.consumedPoints ?? 0) - free) * slowerMs)
}

/** Counts a wrong password for its name, wherever it came from, and for its address. */
export async function wasWrong(attempt: Try): Promise<void> {
  const { byName, elsewhere } = counted()
  await Promise.all([byName.consume(attempt.username.toLowerCase()), elsewhere?.consume(bothOf(attempt))])
}

/**
 * Forgets the wrong tries for a name that all processes see. What each has counted by itself is older than the account's
 * `unlockedAt`, and so no longer counts.
 */
export async function forgetFailuresOf(username: string): Promise<void> {
  const name = username.toLowerCase()
  await Promise.all([counted().byName.delete(name), counted().codes.delete(name)])
  await forgetShared('wrong by name and address', key => key.endsWith(` ${name}`))
}
