import { setTimeout } from 'node:timers/promises'
import type { Context } from 'koa'
import { Types } from 'mongoose'
import { backgroundHeader, type Lasting, lastsHeader, standsForHeader } from '../../contracts/staff/session-headers'
import { record } from '../audit/record'
import { askedFrom } from '../http/asked-from'
import { Refusal } from '../http/refusal'
import { checkToken, signToken } from '../http/tokens'
import { log } from '../log'
import { settings } from '../settings'
import { presentAccount, type Staff } from './account'
import { isBroken, passwordMatches } from './hash-password'
import { AccountModel } from './model'
import { oldHashesLeft, renewHash } from './renew-hash'
import { heldNow } from './roles/held'
import { wantCode } from './second-factor/proof'
import { demandSamePerson, type SentSession, sentSession } from './session-cookie'
import {
  ending,
  isRunning,
  lasting,
  longestSession,
  placeOf,
  type StoredSession,
  sessionHours,
  touched,
  whyOver
} from './session-rules'
import { actFor } from './standing-in/act-for'
import type { Account } from './standing-in/colleagues'
import { changeSessions, touch } from './stored-sessions'
import { delayFor, whileTrying } from './throttle-sign-in'

/** Signs in. An unknown name takes as long as a wrong password, so that nobody can find out which names exist. */
export async function signIn(
  { username, password, address }: { username: string; password: string; address: string },
  now = new Date()
) {
  const account = await AccountModel.findOne({ username, active: true }).lean()
  const proven = await whileTrying({ username, address }, account ?? undefined, async () => {
    const delay = await delayFor({ username, address })
    if (delay > 0) await setTimeout(delay)
    const matches = await passwordMatches(password, account?.passwordHash, await oldHashesLeft())
    return matches && account ? account : undefined
  })
  if (proven) {
    const account = { ...proven, passwordHash: await renewHash(proven, password) }
    return proven.secondFactorSince ? wantCode(account, now) : openStaffSession(account, now)
  }
  if (account && isBroken(account.passwordHash)) {
    log.warn({ account: account._id }, 'a stored password cannot be read: reset it on the page of the account')
  }
  await recordRefused(account)
  throw new Refusal('wrong_password')
}

/** How long recording has taken lately. */
let recordingMs = 5

/** A person may type the password into the name's field, so only names that exist are recorded; the others take as long. */
async function recordRefused(account: { _id: unknown; username: string; name: string } | null) {
  if (!account) return setTimeout(recordingMs)
  const since = performance.now()
  const { _id, username, name } = account
  await record({ action: 'signInRefused', by: { id: String(_id), username, name } })
  recordingMs = 0.8 * recordingMs + 0.2 * (performance.now() - since)
}

type SigningIn = Parameters<typeof presentAccount>[0] & { passwordHash?: string }

/**
 * Opens a session for a person whose identity is proven. Their earlier one with the same kind of client ends, unless
 * several are allowed.
 */
export async function openStaffSession(account: SigningIn, now = new Date()) {
  const { _id, username, name, roles, passwordHash, secondFactorSince } = account
  const by = { id: String(_id), username, name, roles }
  await record({ action: 'signedIn', by })
  const session = touched({ _id: new Types.ObjectId(), openedAt: now, expiresAt: now, ...askedFrom() }, now)
  // Who was closed, or whose password or second factor was set anew, a moment ago does not get in any more.
  const only = { active: true, secondFactorSince: secondFactorSince ?? null, ...(passwordHash && { passwordHash }) }
  const others = onlyOneOf(session)
  const before = await changeSessions(
    _id,
    sessions => [...ending(sessions, others, 'elsewhere', now), session],
    now,
    only
  )
  if (!before) throw new Refusal('wrong_password')
  for (const old of before.filter(each => isRunning(each, now) && others(each))) {
    await record({ action: 'sessionReplaced', by, reason: placeOf(old) })
  }
  const token = signToken('staff', { sub: String(_id), sid: String(session._id) }, sessionHours / 24)
  return { token, account: await presentAccount(account) }
}

/** Returns which of the sessions from before cannot stay beside this one. One that no request opened stays beside all. */
function onlyOneOf({ client }: StoredSession): (other: StoredSession) => boolean {
  if (settings().staffSessions.several || !client) return () => false
  return other => other.client === client
}

export async function signOut(staff: Staff, now = new Date()): Promise<void> {
  await record({ action: 'signedOut', by: staff })
  await changeSessions(
    new Types.ObjectId(staff.id),
    sessions => sessions.filter(({ _id }) => String(_id) !== staff.sessionId),
    now
  )
}

/** Ends the session that a browser had until now, after another was opened in its place. */
export async function endEarlier(ctx: Context): Promise<void> {
  const sent = sentSession(ctx)
  const earlier = sent && (await whoseSession(sent.token, { byPerson: false, audience: sent.audience }).catch(refused))
  if (earlier) await signOut(earlier.staff)
}

function refused(error: unknown): undefined {
  if (!(error instanceof Refusal)) throw error
}

/** Refuses whoever is not signed in. Says in a header how long the session lasts. */
export async function requireStaff(
  ctx: Context,
  { asOneself, byPerson = ctx.get(backgroundHeader) !== '1' }: { asOneself?: true | undefined; byPerson?: boolean } = {}
): Promise<Staff> {
  const sent = sentSession(ctx)
  if (!sent) throw new Refusal('sign_in_required')
  const { staff, lasts, account } = await whoseSession(sent.token, {
    byPerson,
    audience: sent.audience
  })
  if (sent.audience === 'console') demandSamePerson(ctx, staff.id)
  ctx.set(lastsHeader, `${lasts.seconds}${lasts.final ? ' final' : ''}`)
  const colleague = ctx.get(standsForHeader)
  return colleague && !asOneself ? actFor(staff, account, colleague) : staff
}

/**
 * Returns who asks, and how long their session lasts. After it was ended, or when the account is closed, the next request
 * is refused although the token is still valid. Only what a person does keeps it alive.
 */
export async function whoseSession(
  token: string,
  {
    byPerson,
    now = new Date(),
    audience = 'staff'
  }: { byPerson: boolean; now?: Date; audience?: SentSession['audience'] }
): Promise<{ staff: Staff; lasts: Lasting; account: Account }> {
  const claims = checkToken(audience, token, now)
  if (claims === 'expired') throw new Refusal('session_expired', longestSession)
  if (claims === 'invalid' || !claims.sid || !Types.ObjectId.isValid(claims.sid)) throw new Refusal('sign_in_required')
  // One read of the database tells of the account and of the session.
  const account = await AccountModel.findOne({ _id: claims.sub, active: true }).select('+sessions -passwordHash').lean()
  const session = account?.sessions?.find(({ _id }) => String(_id) === claims.sid)
  if (!account || !session) throw new Refusal('session_expired')
  if (!isRunning(session, now)) throw new Refusal('session_expired', whyOver(session, now))
  const { held, rights, secondFactor } = await heldNow(account)
  return {
    account,
    lasts: lasting(byPerson ? await touch(account, session, now) : session, now),
    staff: {
      id: String(account._id),
      sessionId: claims.sid,
      name: account.name,
      username: account.username,
      roles: account.roles,
      rights,
      held,
      ...(account.department && { department: account.department }),
      dutyGrids: account.dutyGrids ?? [],
      ...(account.startingPassword && { mustChangePassword: true as const }),
      ...(secondFactor && !account.secondFactorSince && { mustSetSecondFactor: true as const })
    }
  }
}
