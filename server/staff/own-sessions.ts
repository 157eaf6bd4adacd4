import { Types } from 'mongoose'
import type { OwnSession } from '../../contracts/staff/sessions'
import { record } from '../audit/record'
import { Refusal } from '../http/refusal'
import type { Staff } from './account'
import { ending, isRunning, openedAt, placeOf, type StoredSession, seenAt } from './session-rules'
import { changeSessions, sessionsOf } from './stored-sessions'

/** Returns the sessions of an account that let somebody in. */
export async function runningSessions(account: string, now = new Date()): Promise<StoredSession[]> {
  return (await sessionsOf(new Types.ObjectId(account))).filter(session => isRunning(session, now))
}

/** Returns where somebody is signed in: this place first, then the others by when they were last there. */
export async function ownSessions(who: Staff, now = new Date()): Promise<OwnSession[]> {
  const own = (await runningSessions(who.id, now)).map(session => present(session, who))
  return own.sort((one, other) => Number(other.current) - Number(one.current) || other.seenAt.localeCompare(one.seenAt))
}

function present(session: StoredSession, who: Staff): OwnSession {
  const { _id, client, device, address } = session
  return {
    id: String(_id),
    client: client ?? 'console',
    ...(device && { device }),
    ...(address && { address }),
    openedAt: openedAt(session).toISOString(),
    seenAt: seenAt(session).toISOString(),
    current: String(_id) === who.sessionId
  }
}

/** Ends one of somebody's own sessions, wherever it is. */
export async function endOwnSession(id: string, who: Staff, now = new Date()): Promise<void> {
  const session = (await runningSessions(who.id, now)).find(({ _id }) => String(_id) === id)
  if (!session) throw new Refusal('not_found', '这处登录已经结束了')
  await end(who, [session], now)
}

export async function endOtherSessions(who: Staff, now = new Date()): Promise<void> {
  const others = (await runningSessions(who.id, now)).filter(({ _id }) => String(_id) !== who.sessionId)
  if (others.length > 0) await end(who, others, now)
}

async function end(who: Staff, sessions: readonly StoredSession[], now: Date) {
  for (const session of sessions) await record({ action: 'ownSessionEnded', by: who, reason: placeOf(session) })
  const ids = new Set(sessions.map(({ _id }) => String(_id)))
  await changeSessions(
    new Types.ObjectId(who.id),
    own => ending(own, ({ _id }) => ids.has(String(_id)), 'self', now),
    now
  )
}
