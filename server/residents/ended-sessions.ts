import { ResidentModel } from './model'

/** One session of a resident, as its token says. Those of earlier versions have no id: all of a person count as one. */
export interface Session {
  sid: string
  issuedAt: Date
  /** For how many days it is given anew, when more than half of its time is over. */
  renewFor?: number
}

interface Ended {
  endedSessions?: readonly string[] | null
  othersEnded?: { at?: Date | null; except?: string | null } | null
}

/** So many ended sessions of one person are remembered. */
const most = 500

/** A token has whole seconds: one of the same second is taken for an older one, and its phone opens another session. */
export function isEnded({ endedSessions, othersEnded }: Ended, { sid, issuedAt }: Session): boolean {
  if (endedSessions?.includes(sid)) return true
  return Boolean(othersEnded?.at && othersEnded.except !== sid && issuedAt <= othersEnded.at)
}

/** Ends one session, in every process. Ending it again changes nothing; so does ending one of somebody who was forgotten. */
export async function endSession(id: string, sid: string): Promise<void> {
  await ResidentModel.updateOne(
    { _id: id, endedSessions: { $ne: sid } },
    { $push: { endedSessions: { $each: [sid], $slice: -most } } }
  )
}
