import { setTimeout } from 'node:timers/promises'
import type { Context } from 'koa'
import { Types } from 'mongoose'
import { hourMs } from '../../contracts/china-time'
import { record } from '../audit/record'
import { Refusal } from '../http/refusal'
import { bearerOf, checkToken, signToken } from '../http/tokens'
import { hashPassword, passwordMatches, presentAccount, type Staff } from './account'
import { AccountModel, StaffSessionModel } from './model'
import { delayFor, whileTrying } from './throttle-sign-in'

/** Long enough for a shift and its handover. */
const sessionHours = 12

let decoy: Promise<string> | undefined

/** Signs in. An unknown name takes as long as a wrong password, so that nobody can find out which names exist. */
export async function signIn(
  { username, password, address }: { username: string; password: string; address: string },
  now = new Date()
) {
  const account = await AccountModel.findOne({ username, active: true }).lean()
  const proven = await whileTrying({ username, address }, account ?? undefined, async () => {
    const delay = await delayFor({ username, address })
    if (delay > 0) await setTimeout(delay)
    decoy ??= hashPassword('nobody has this one')
    const matches = await passwordMatches(password, account?.passwordHash ?? (await decoy))
    return matches && account ? account : undefined
  })
  if (proven) return openStaffSession(proven, now)
  // A person may type the password into the name's field, so only names that exist are recorded.
  if (account) await record({ action: 'signInRefused', by: { id: String(account._id), username, name: account.name } })
  throw new Refusal('wrong_password')
}

type SigningIn = Parameters<typeof presentAccount>[0]

/** Opens a session for a person whose identity is proven. */
export async function openStaffSession(account: SigningIn, now = new Date()) {
  const { username, name } = account
  await record({ action: 'signedIn', by: { id: String(account._id), username, name } })
  const expiresAt = new Date(now.getTime() + sessionHours * hourMs)
  const session = await StaffSessionModel.create({ account: account._id, createdAt: now, expiresAt })
  const token = signToken('staff', { sub: String(account._id), sid: session.id }, sessionHours / 24)
  return { token, account: await presentAccount(account) }
}

export async function signOut(staff: Staff): Promise<void> {
  await StaffSessionModel.deleteOne({ _id: staff.sessionId })
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
  const [session, account] = await Promise.all([
    StaffSessionModel.exists({ _id: claims.sid, expiresAt: { $gt: new Date() } }),
    AccountModel.findOne({ _id: claims.sub, active: true }).lean()
  ])
  if (!session || !account) throw new Refusal('session_expired')
  return {
    id: String(account._id),
    sessionId: claims.sid,
    name: account.name,
    username: account.username,
    roles: account.roles,
    ...(account.department && { department: account.department }),
    dutyGrids: account.dutyGrids ?? []
  }
}
