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
  /** One English line for the API document. */
  summary: string
  params?: v.GenericSchema
  query?: v.GenericSchema
  /** Validated only when present; file uploads read the stream themselves. */
  body?: v.GenericSchema
  upload?: true
  idempotent?: true
  status?: 200 | 201 | 204
  reply?: v.GenericSchema
  /** The media type of a file that is answered instead of JSON. */
  download?: string
}

export interface OpenEndpoint extends Row {
  who: 'anyone' | 'resident'
  may?: never
}

export interface StaffEndpoint extends Row {
  who: 'staff'
  may: May
}

/**
 * One endpoint: who may call it, what goes in, what comes out. The server registers its routes from these rows and
 * /api/openapi.json is generated from them, so neither can say something else than the other.
 */
export type Endpoint = OpenEndpoint | StaffEndpoint
export type Who = Endpoint['who']
