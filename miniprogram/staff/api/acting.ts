import type { AccountView } from '../../../contracts/staff/views'
import { readStored, removeStored, store } from '../../platform/phone-storage'
import { removeSavedOf } from '../saved/saved-answers'

/** A colleague's account, while the person who is signed in acts for them. */
export type ActingAccount = AccountView & { person: NonNullable<AccountView['person']> }

interface Acting {
  /** The session in which it was chosen. Whoever signs in anew chooses anew. */
  token: string
  account: ActingAccount
}

const key = 'staff-acting'
const watchers = new Set<() => void>()
/**
 * Kept on the phone besides, as a phone ends a mini-program when a photo is taken: what was begun for a colleague must not
 * go on in one's own name. What runs already asks its own memory, so that another page changes nothing here.
 */
let acting: Acting | undefined | 'not read yet' = 'not read yet'
let over: string | undefined
let desk = 0

export function actingIn(token: string): ActingAccount | undefined {
  if (acting === 'not read yet') acting = readStored<Acting>(key)
  return acting?.token === token ? acting.account : undefined
}

/** From now on this phone acts for the colleague, whose account it is. */
export function beginActing(token: string, account: ActingAccount) {
  cease()
  acting = { token, account }
  store(key, acting)
  desk++
  tell()
}

/** Goes up with every choice. */
export function deskNumber(): number {
  return desk
}

/** Back to oneself by choice. */
export function stopActing() {
  cease()
  desk++
  tell()
}

/** The colleague's account is another than before. */
export function keepActing(account: ActingAccount) {
  if (!acting || acting === 'not read yet' || acting.account.id !== account.id) return
  acting = { ...acting, account }
  store(key, acting)
  tell()
}

/** Back to oneself without having chosen to; `said` tells it. */
export function endActing(said?: string) {
  cease()
  over = said
  tell()
}

function cease() {
  if (acting && acting !== 'not read yet') removeSavedOf(acting.account.id)
  acting = undefined
  over = undefined
  removeStored(key)
}

/** What is said about the end of a stand-in, until it was read. */
export function whyOver(): string | undefined {
  return over
}

export function dismissOver() {
  over = undefined
  tell()
}

/** Runs when the account in whose name this phone works is another than before. Returns what stops it. */
export function watchAccount(run: () => void): () => void {
  watchers.add(run)
  return () => {
    watchers.delete(run)
  }
}

export function tell() {
  for (const run of watchers) run()
}
