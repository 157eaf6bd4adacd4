import type { Types } from 'mongoose'
import { hourMs, minuteMs } from '../../contracts/china-time'
import { type Lasting, type StaffClient, staffClients } from '../../contracts/staff/session-headers'
import { settings } from '../settings'

/** Long enough for a shift and its handover. It ends then whatever is done. */
export const sessionHours = 12
/** A session is written again at most this often, however much somebody does. */
const touchMs = minuteMs
/** Of one account, where several are allowed. The oldest ends when somebody signs in once more. */
const mostRunning = 200
/** Ended ones, which are kept to say why. */
const mostEnded = 10

/** Who or what ended a session before its time. */
export const enders = ['elsewhere', 'self', 'officer'] as const
export type Ender = (typeof enders)[number]

export interface StoredSession {
  _id: Types.ObjectId
  expiresAt: Date
  /** Missing, as all that follows, in sessions of earlier versions. */
  openedAt?: Date | null
  seenAt?: Date | null
  client?: StaffClient | null
  address?: string | null
  device?: string | null
  ended?: Ender | null
}

export const openedAt = (session: StoredSession) => session.openedAt ?? session._id.getTimestamp()
export const seenAt = (session: StoredSession) => session.seenAt ?? openedAt(session)
const latestEnd = (session: StoredSession) => openedAt(session).getTime() + sessionHours * hourMs

export function isRunning({ expiresAt, ended }: StoredSession, now: Date): boolean {
  return !ended && expiresAt > now
}

/** Returns the session as it is after its person has done something. */
export function touched(session: StoredSession, now: Date): StoredSession {
  const idleMs = settings().staffSessions.idleMinutes[session.client ?? 'console'] * minuteMs
  return { ...session, seenAt: now, expiresAt: new Date(Math.min(now.getTime() + idleMs, latestEnd(session))) }
}

/** Whether what a person does now has to be written down. */
export function isTouchDue(session: StoredSession, now: Date): boolean {
  return !session.seenAt || now.getTime() - session.seenAt.getTime() >= touchMs
}

export function lasting(session: StoredSession, now: Date): Lasting {
  const left = session.expiresAt.getTime() - now.getTime()
  return { seconds: Math.max(0, Math.floor(left / 1000)), final: session.expiresAt.getTime() >= latestEnd(session) }
}

/** Why a session that was there lets nobody in any more, for its person. */
export function whyOver(session: StoredSession, now: Date): string {
  if (session.ended) return endedBy[session.ended]
  if (now.getTime() >= latestEnd(session)) return longestSession
  return '您有一段时间没有操作，已自动退出登录，请重新登录'
}

export const longestSession = `登录满 ${sessionHours} 小时了，请重新登录`

const endedBy: Record<Ender, string> = {
  elsewhere: '您的账号在别处登录了，这里已退出。如果不是您本人登录的，请马上修改密码，并告诉安全管理员',
  self: '您在别处结束了这里的登录，请重新登录',
  officer: '安全管理员结束了您的登录，请重新登录'
}

/** Ends those sessions that `which` picks, as far as they run. */
export function ending(
  sessions: readonly StoredSession[],
  which: (session: StoredSession) => boolean,
  ended: Ender,
  now: Date
): StoredSession[] {
  return sessions.map(session => (isRunning(session, now) && which(session) ? { ...session, ended } : session))
}

/** Says where a session was, for the audit log. */
export function placeOf({ client, address }: StoredSession): string {
  return [staffClients[client ?? 'console'], address].filter(Boolean).join('，')
}

/** Leaves out what nobody can ask with any more, and the oldest where there are too many. */
export function pruned(sessions: readonly StoredSession[], now: Date): StoredSession[] {
  const possible = sessions.filter(session => latestEnd(session) > now.getTime())
  const running = possible.filter(session => isRunning(session, now)).slice(-mostRunning)
  const over = possible.filter(session => !isRunning(session, now)).slice(-mostEnded)
  return [...over, ...running]
}
