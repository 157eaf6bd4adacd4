import { scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { hash, parseOptions, verify } from '@node-rs/argon2'

interface Cost {
  /** In KiB. */
  memoryCost: number
  timeCost: number
  parallelism: number
}

/** What OWASP asks of argon2id at least: 19 MiB, twice over, in one thread. */
const owasp: Cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
let cost = owasp

/** For tests, which sign in hundreds of times. */
export function setHashCost(cheaper: Cost): void {
  cost = cheaper
  decoy = undefined
}

/** Returns an argon2id hash that names its own cost. It is made beside the event loop, which goes on. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize(), cost)
}

/** From before argon2id: `salt:key` of scrypt in hexadecimal. */
const oldHash = /^[0-9a-f]{32}:[0-9a-f]{64}$/
/** The same for a query that looks for them. */
export const oldHashes = { $regex: oldHash.source }

const isOld = (stored: string) => oldHash.test(stored)

/** A stored hash that costs more than this is broken: it would take all memory. */
const mostMemory = 1 << 18
const mostTimes = 64

function costOf(stored: string): Cost | undefined {
  if (!stored.startsWith('$argon2id$')) return undefined
  try {
    const found = parseOptions(stored)
    return found.memoryCost <= mostMemory && found.timeCost <= mostTimes ? found : undefined
  } catch {
    return undefined
  }
}

/** Whether no password can match what is stored. */
export const isBroken = (stored: string) => !isOld(stored) && !costOf(stored)

/** Whether a hash should be made anew as soon as its password is known. */
export function isOutdated(stored: string): boolean {
  const found = costOf(stored)
  return !found || found.memoryCost < cost.memoryCost || found.timeCost < cost.timeCost
}

let decoy: Promise<string> | undefined
const oldDecoy = `${'0'.repeat(32)}:${'0'.repeat(64)}`

/**
 * Returns the hashes that one try is checked against. There are as many of each kind whatever is stored, or nothing, so
 * that the time of the answer tells nobody which names exist.
 */
export async function checkedAgainst(stored: string | undefined, oldOnesLeft: boolean): Promise<string[]> {
  decoy ??= hashPassword('nobody has this one')
  const old = stored !== undefined && isOld(stored)
  const present = stored !== undefined && costOf(stored) ? stored : await decoy
  return old || oldOnesLeft ? [present, old ? stored : oldDecoy] : [present]
}

/** Whether a password is the stored one. Nothing and a broken hash match none. */
export async function passwordMatches(
  password: string,
  stored: string | undefined,
  oldOnesLeft = false
): Promise<boolean> {
  const typed = password.normalize()
  const hashes = await checkedAgainst(stored, oldOnesLeft)
  const matches = await Promise.all(hashes.map(each => (isOld(each) ? matchesOld(typed, each) : verify(each, typed))))
  return hashes.some((each, index) => each === stored && matches[index] === true)
}

const derive = promisify(scrypt) as (password: string, salt: Buffer, length: number) => Promise<Buffer>

async function matchesOld(typed: string, stored: string): Promise<boolean> {
  const [salt = '', key = ''] = stored.split(':')
  const derived = await derive(typed, Buffer.from(salt, 'hex'), 32)
  return timingSafeEqual(Buffer.from(key, 'hex'), derived)
}
