import type * as v from 'valibot'
import type { Right } from './staff/rights'

/**
 * The right that a member of staff needs: one of the table's, one for each value of a parameter, or none but being
 * signed in, which has to be said.
 */
export type May = Right | { param: string; rights: Readonly<Record<string, Right>> } | 'anyStaff'

interface Row {
  method: 'GET' | 'POST' | 'DELETE'
  /** Koa's notation: `:name` is a parameter. */
  path: string
  /** One line in English for the API document. */
  summary: string
  params?: v.GenericSchema
  query?: v.GenericSchema
  /** Checked only when the row has it. File uploads read the request's stream themselves. */
  body?: v.GenericSchema
  upload?: true
  /**
   * Repeating a request with the same `Idempotency-Key` repeats the answer and does nothing twice. Our clients always
   * send one; where it is optional, a call made by hand works without.
   */
  idempotent?: true | 'optional'
  status?: 200 | 201 | 204
  reply?: v.GenericSchema
  /** The media type, when the answer is a file and not JSON. */
  download?: string
}

/**
 * What a call uses up of what one session and one address may ask for. A row that anybody can call names one, so that
 * nothing is without a limit; `server/limits/rate-limit.ts` says how much there is.
 */
export type Share =
  | 'opening'
  | 'reading'
  | 'scanning'
  | 'tracking'
  | 'sending'
  | 'adding'
  | 'uploading'
  | 'ownData'
  | 'signingIn'

export interface OpenEndpoint extends Row {
  who: 'anyone' | 'resident'
  spends: Share
  /** Also by a session that was ended meanwhile: the answer to the first try may have been lost. */
  withEndedSession?: true
  may?: never
  withStartingPassword?: never
  withoutSecondFactor?: never
  asOneself?: never
}

export interface StaffEndpoint extends Row {
  who: 'staff'
  may: May
  /** Also for somebody whose password is still the one that was made for them. */
  withStartingPassword?: true
  /** Also for somebody whose role must have a second factor and who has none yet. */
  withoutSecondFactor?: true
  /** About the person's own account, also while they stand in for a colleague. */
  asOneself?: true
  withEndedSession?: never
  spends?: never
}

/**
 * One endpoint: who may call it, what goes in, what comes out. The server registers its routes from these rows and
 * /api/openapi.json is generated from them, so neither can say something else than the other.
 */
export type Endpoint = OpenEndpoint | StaffEndpoint
export type Who = Endpoint['who']
