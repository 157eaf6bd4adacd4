import { setTimeout } from 'node:timers/promises'
import type { Context } from 'koa'
import mongoose, { Types } from 'mongoose'
import { hourMs } from '../../contracts/china-time'
import { record } from '../audit/record'
import { Refusal } from '../http/refusal'
import { bearerOf, checkToken, signToken } from '../http/tokens'
import { log } from '../log'
import { presentAccount, type Staff } from './account'
import { isBroken, passwordMatches } from './hash-password'
import { AccountModel, StaffSessionModel } from './model'
import { oldHashesLeft, renewHash } from './renew-hash'
import { delayFor, whileTrying } from './throttle-sign-in'

/** Long enough for a shift and its handover. */
const sessionHours = 12
/** Of one account. The oldest ends when somebody signs in once more. */
const mostSessions = 200

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
    await renewHash(proven, password)
    return openStaffSession(proven, now)
  }
  if (account && isBroken(account.passwordHash)) {
    log.warn({ account: account._id }, 'a stored password cannot be read: reset it on the page of the account')
  }
  // A person may type the password into the name's field, so only names that exist are recorded.
  if (account) await record({ action: 'signInRefused', by: { id: String(account._id), username, name: account.name } })
  throw new Refusal('wrong_password')
}

type SigningIn = Parameters<typeof presentAccount>[0]

type WithSessions = { _id: Types.ObjectId; sessions: { _id: Types.ObjectId; expiresAt: Date }[] }

/** Past the model, after whose writes everybody would read the kept accounts again: a session is nothing that is kept. */
const sessionsOfAccounts = () => mongoose.connection.collection<WithSessions>(AccountModel.collection.collectionName)

/** Opens a session for a person whose identity is proven. */
export async function openStaffSession(account: SigningIn, now = new Date()) {
  const { username, name, roles } = account
  await record({ action: 'signedIn', by: { id: String(account._id), username, name, roles } })
  const expiresAt = new Date(now.getTime() + sessionHours * hourMs)
  const session = { _id: new Types.ObjectId(), expiresAt }
  await sessionsOfAccounts().updateOne(
    { _id: account._id },
    { $push: { sessions: { $each: [session], $slice: -mostSessions } } }
  )
  const token = signToken('staff', { sub: String(account._id), sid: String(session._id) }, sessionHours / 24)
  return { token, account: await presentAccount(account) }
}

export async function signOut(staff: Staff): Promise<void> {
  await record({ action: 'signedOut', by: staff })
  const session = new Types.ObjectId(staff.sessionId)
  await sessionsOfAccounts().updateOne({ _id: new Types.ObjectId(staff.id) }, { $pull: { sessions: { _id: session } } })
  await StaffSessionModel.deleteOne({ _id: session })
}

/**
 * Returns who asks. After signing out, or when the account is closed, the next request is refused although the token
 * is still valid.
 */
export async function requireStaff(ctx: Context): Promise<Staff> {
  const token = bearerOf(ctx.get('Authorization'))
  if (!token) throw new Refusal('sign_in_required')
  const claims = checkToken('staff', token)
  if (claims === 'expired') throw new Refusal('session_expired')
  if (claims === 'invalid' || !claims.sid || !Types.ObjectId.isValid(claims.sid)) throw new Refusal('sign_in_required')
  const account = await signedIn(claims.sub, claims.sid)
  if (!account) throw new Refusal('session_expired')
  return {
    id: String(account._id),
    sessionId: claims.sid,
    name: account.name,
    username: account.username,
    roles: account.roles,
    ...(account.department && { department: account.department }),
    dutyGrids: account.dutyGrids ?? [],
    ...(account.startingPassword && { mustChangePassword: true as const })
  }
}

/** Returns the account if it is open and the session lasts, by one read of the database. */
async function signedIn(account: string, session: string) {
  const running = { _id: session, expiresAt: { $gt: new Date() } }
  const open = { _id: account, active: true }
  const facts = { passwordHash: 0 } as const
  const found = await AccountModel.findOne({ ...open, sessions: { $elemMatch: running } }, facts).lean()
  if (found || !(await StaffSessionModel.exists(running))) return found
  return AccountModel.findOne(open, facts).lean()
}
