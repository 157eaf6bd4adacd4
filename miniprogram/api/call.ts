import type { InferInput, InferOutput } from 'valibot'
import type { Endpoint } from '../../contracts/endpoint'
import { request, requestAsResident } from './request'
import { type AnyInput, requestOf } from './request-of'

/** A row's method and path. The compiler checks it against the row, so the schemas stay out of the bundle. */
export type RowAddress<Row extends Endpoint> = `${Row['method']} ${Row['path']}`

type Form<Given> = Record<string, unknown> extends Given ? object : Given
type Filled<Given> = { [name in keyof Given]: string }

export interface RowInput<Row extends Endpoint> {
  params?: Row extends { params: infer Schema extends Row['params'] & object } ? Filled<InferInput<Schema>> : never
  query?: Row extends { query: infer Schema extends Row['query'] & object } ? InferInput<Schema> : never
  body?: Row extends { body: infer Schema extends Row['body'] & object } ? Form<InferInput<Schema>> : never
  /** Repeating the key repeats the server's answer and does nothing twice. */
  idempotencyKey?: string
}
export type RowReply<Row extends Endpoint> = Row extends { reply: infer Schema extends Row['reply'] & object }
  ? InferOutput<Schema>
  : undefined

/** Calls an endpoint that anybody may call. */
export function callOpen<Row extends Endpoint>(address: RowAddress<Row>, input?: RowInput<Row>) {
  const { path, options } = requestOf(address, input as AnyInput)
  return request<RowReply<Row>>(path, options)
}

/** Calls an endpoint in the resident's own name. */
export function callAsResident<Row extends Endpoint>(address: RowAddress<Row>, input?: RowInput<Row>) {
  const { path, options } = requestOf(address, input as AnyInput)
  return requestAsResident<RowReply<Row>>(path, options)
}
