import type { GenericSchema, InferInput, InferOutput } from 'valibot'
import type { Endpoint } from '../../contracts/endpoint'
import { request, requestAsResident } from './request'
import { type AnyInput, requestOf } from './request-of'

/** A row's method and path. The compiler checks it against the row, so the schemas stay out of the bundle. */
export type RowAddress<Row extends Endpoint> = `${Row['method']} ${Row['path']}`

/** One part of the input; it may be left out when all of it is optional. */
type Part<Name extends string, Given> =
  Record<never, never> extends Given ? { [name in Name]?: Given } : { [name in Name]: Given }

type Form<Given> = Record<string, unknown> extends Given ? object : Given
type Filled<Given> = { [name in keyof Given]: string }

type Params<Row> = Row extends { params: infer Schema extends GenericSchema }
  ? { params: Filled<InferInput<Schema>> }
  : unknown
type Query<Row> = Row extends { query: infer Schema extends GenericSchema }
  ? Part<'query', InferInput<Schema>>
  : unknown
type Body<Row> = Row extends { body: infer Schema extends GenericSchema }
  ? Part<'body', Form<InferInput<Schema> | InferOutput<Schema>>>
  : unknown
/** Repeating the key repeats the server's answer and does nothing twice. */
type Key<Row> = Row extends { idempotent: true | 'optional' } ? { idempotencyKey: string } : unknown

export type RowInput<Row extends Endpoint> = Params<Row> & Query<Row> & Body<Row> & Key<Row>
/** The arguments after the address: none are needed where the row demands nothing. */
export type RowArguments<Row extends Endpoint> =
  Record<never, never> extends RowInput<Row> ? [input?: RowInput<Row>] : [input: RowInput<Row>]
export type RowReply<Row extends Endpoint> = Row extends { reply: infer Schema extends GenericSchema }
  ? InferOutput<Schema>
  : undefined

/** Calls an endpoint that anybody may call. */
export function callOpen<Row extends Endpoint>(address: RowAddress<Row>, ...[input]: RowArguments<Row>) {
  const { path, options } = requestOf(address, input as AnyInput)
  return request<RowReply<Row>>(path, options)
}

/** Calls an endpoint in the resident's own name. */
export function callAsResident<Row extends Endpoint>(address: RowAddress<Row>, ...[input]: RowArguments<Row>) {
  const { path, options } = requestOf(address, input as AnyInput)
  return requestAsResident<RowReply<Row>>(path, options)
}
