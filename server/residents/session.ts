import type { Context } from 'koa'
import { Types } from 'mongoose'
import { Refusal } from '../http/refusal'
import { bearerOf, checkToken, signToken } from '../http/tokens'
import { carryBlock } from './blocked-senders'
import { ResidentModel } from './model'

export interface Resident {
  id: string
}

/** Brings the token that takes the place of the one the call was made with. */
const renewalHeader = 'Session-Token'

const deviceDays = 365
const wechatDays = 30

/** Opens an anonymous session for a browser. Its reports belong to this device. */
export async function openDeviceSession(now = new Date()) {
  const resident = await ResidentModel.create({ kind: 'device', createdAt: now, seenAt: now })
  return { token: signToken('resident', { sub: resident.id }, deviceDays) }
}

/** Opens a session for a WeChat user. The openid stays on the server. */
export async function openWechatSession(openid: string, now = new Date()) {
  const resident = await ResidentModel.findOneAndUpdate(
    { openid },
    { $set: { seenAt: now }, $setOnInsert: { kind: 'wechat', createdAt: now } },
    { upsert: true, returnDocument: 'after' }
  )
  if (resident.createdAt.getTime() === now.getTime()) await carryBlock(openid, resident.id)
  return { token: signToken('resident', { sub: resident.id }, wechatDays) }
}

export async function requireResident(ctx: Context): Promise<Resident> {
  const token = bearerOf(ctx.get('Authorization'))
  if (!token) throw new Refusal('sign_in_required')
  const claims = checkToken('resident', token)
  if (claims === 'expired') throw new Refusal('session_expired')
  if (claims === 'invalid' || !Types.ObjectId.isValid(claims.sub)) throw new Refusal('sign_in_required')
  // A phone that is used keeps its session: the new token goes with whatever was asked.
  if (claims.halfOver) ctx.set(renewalHeader, signToken('resident', { sub: claims.sub }, claims.days))
  return { id: claims.sub }
}
