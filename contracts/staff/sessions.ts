import * as v from 'valibot'
import { Id, Time } from '../common'
import { type StaffClient, staffClients } from './session-headers'

/** One place where somebody is signed in, as they see it themselves. */
export const OwnSession = v.object({
  id: Id,
  client: v.picklist(Object.keys(staffClients) as StaffClient[]),
  /** The browser or phone, as it names itself. */
  device: v.optional(v.string()),
  address: v.optional(v.string()),
  openedAt: Time,
  /** When the person last did something there, to the minute. */
  seenAt: Time,
  /** The one that asks. */
  current: v.boolean()
})
export type OwnSession = v.InferOutput<typeof OwnSession>
