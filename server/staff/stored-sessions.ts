import mongoose, { type mongo, type Types } from 'mongoose'
import { log } from '../log'
import { AccountModel } from './model'
import { isTouchDue, pruned, type StoredSession, touched } from './session-rules'

export interface AccountSessions {
  _id: Types.ObjectId
  sessions?: StoredSession[] | null
  sessionsVersion?: number | null
}

/** Past the model, after whose writes everybody would read the kept accounts again: a session is nothing that is kept. */
const accounts = () => mongoose.connection.collection<AccountSessions>(AccountModel.collection.collectionName)

/** Writes the sessions unless they have changed since they were read; returns whether it did. */
export async function writeSessions(read: AccountSessions, sessions: StoredSession[], only: object = {}) {
  const version = read.sessionsVersion ?? null
  const { matchedCount } = await accounts().updateOne(
    { ...only, _id: read._id, sessionsVersion: version } as mongo.Filter<AccountSessions>,
    { $set: { sessions }, $inc: { sessionsVersion: 1 } }
  )
  return matchedCount === 1
}

/**
 * Changes the sessions of an account, again and again until nothing came between. Returns them as they were before, or
 * undefined when there is no such account, or none that is `only` so.
 */
export async function changeSessions(
  account: Types.ObjectId,
  change: (sessions: StoredSession[]) => StoredSession[],
  now: Date,
  only: object = {}
): Promise<StoredSession[] | undefined> {
  for (;;) {
    const read = await accounts().findOne(
      { ...only, _id: account },
      { projection: { sessions: 1, sessionsVersion: 1 } }
    )
    if (!read) return undefined
    const before = read.sessions ?? []
    if (await writeSessions(read, pruned(change(before), now), only)) return before
  }
}

export async function sessionsOf(account: Types.ObjectId): Promise<StoredSession[]> {
  const read = await accounts().findOne({ _id: account }, { projection: { sessions: 1 } })
  return read?.sessions ?? []
}

/**
 * Keeps a session alive, as its person does something. Returns it as it is now. Where it cannot be written, or somebody
 * else was quicker, the next request will do.
 */
export async function touch(account: AccountSessions, session: StoredSession, now: Date): Promise<StoredSession> {
  if (!isTouchDue(session, now)) return session
  const kept = touched(session, now)
  const sessions = (account.sessions ?? []).map(each => (each === session ? kept : each))
  const written = await writeSessions(account, sessions).catch(error => {
    log.warn({ err: error }, 'a session could not be kept alive')
    return false
  })
  return written ? kept : session
}
