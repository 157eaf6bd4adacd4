import type * as v from 'valibot'

export type Who = 'anyone' | 'resident' | 'staff'

/**
 * One endpoint: who may call it, what goes in, what comes out. The server registers its routes from these rows and
 * /api/openapi.json is generated from them, so neither can say something else than the other.
 */
export interface Endpoint {
  method: 'GET' | 'POST' | 'DELETE'
  /** Koa's notation: `:name` is a parameter. */
  path: string
  who: Who
  /** One line in English for the API document. */
  summary: string
  params?: v.GenericSchema
  query?: v.GenericSchema
  /** Checked only when the row has it. File uploads read the request's stream themselves. */
  body?: v.GenericSchema
  upload?: true
  idempotent?: true
  status?: 200 | 201 | 204
  reply?: v.GenericSchema
  /** The media type, when the answer is a file and not JSON. */
  download?: string
}
