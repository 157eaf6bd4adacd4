import { randomBytes } from 'node:crypto'
import type { Context } from 'koa'
import { Types } from 'mongoose'
import { Refusal } from '../http/refusal'
import { bearerOf, checkToken, signToken } from '../http/tokens'
import { carryBlock } from './blocked-senders'
import { isEnded, type Session } from './ended-sessions'
import { ResidentModel } from './model'

/** Who asks, and by which of their sessions: a WeChat user may have one on each of several phones. */
export interface Resident {
  id: string
  session: Session
}

/** Brings the token that takes the place of the one the call was made with. */
const renewalHeader = 'Session-Token'

const deviceDays = 365
const wechatDays = 30

const newSession = () => randomBytes(9).toString('base64url')

/** Opens an anonymous session for a browser. Its reports belong to this device. */
export async function openDeviceSession(now = new Date()) {
  const resident = await ResidentModel.create({ kind: 'device', createdAt: now, seenAt: now })
  return { token: signToken('resident', { sub: resident.id, sid: newSession() }, deviceDays) }
}

/** Opens a session for a WeChat user. The openid stays on the server. */
export async function openWechatSession(openid: string, now = new Date()) {
  const resident = await ResidentModel.findOneAndUpdate(
    { openid },
    { $set: { seenAt: now }, $setOnInsert: { kind: 'wechat', createdAt: now } },
    { upsert: true, returnDocument: 'after' }
  )
  if (resident.createdAt.getTime() === now.getTime()) await carryBlock(openid, resident.id)
  return { token: signToken('resident', { sub: resident.id, sid: newSession() }, wechatDays) }
}

/** Reads who asks from their token. Whether the session was ended says `refuseEnded`, after limits were counted. */
export function requireResident(ctx: Context): Resident {
  const token = bearerOf(ctx.get('Authorization'))
  if (!token) throw new Refusal('sign_in_required')
  const claims = checkToken('resident', token)
  if (claims === 'expired') throw new Refusal('session_expired')
  if (claims === 'invalid' || !Types.ObjectId.isValid(claims.sub)) throw new Refusal('sign_in_required')
  const { sub, sid = '', issuedAt, halfOver, days } = claims
  return { id: sub, session: { sid, issuedAt, ...(halfOver && { renewFor: days }) } }
}

/**
 * Refuses a session that was ended, and one of somebody who was forgotten: it is asked of the database each time, so that it is
 * over at once in every process and for ever. Whoever took their consent back sends nothing until they agree anew. A phone that is used keeps its session: the new token goes with whatever was asked.
 */
export async function refuseEnded(ctx: Context, { id, session }: Resident, sends: boolean, now = new Date()) {
  const resident = await ResidentModel.findById(id, { endedSessions: 1, othersEnded: 1, consent: 1 }).lean()
  if (!resident || isEnded(resident, session)) throw new Refusal('session_expired')
  if (sends && resident.consent?.withdrawnAt) throw new Refusal('consent_needed')
  if (!session.renewFor) return
  await ResidentModel.updateOne({ _id: id }, { $set: { seenAt: now } })
  ctx.set(renewalHeader, signToken('resident', { sub: id, sid: session.sid || newSession() }, session.renewFor))
}

/** Ends all sessions of a WeChat user but the one that asks, which goes on under a new token. */
export async function endOtherSessions({ id }: Resident, now = new Date()) {
  const sid = newSession()
  const { kind } = await ResidentModel.findOneAndUpdate(
    { _id: id },
    { $set: { othersEnded: { at: now, except: sid } } }
  ).orFail(() => new Refusal('session_expired'))
  return { token: signToken('resident', { sub: id, sid }, kind === 'wechat' ? wechatDays : deviceDays) }
}
