import type * as v from 'valibot'
import type { Endpoint } from '../../contracts/endpoint'
import { addressOf } from './address'
import { offlineError, unreadableError } from './errors'
import { send } from './send'

/** One part of the input; it may be left out when all of it is optional. */
type Part<Name extends string, Given> =
  Record<never, never> extends Given ? { [name in Name]?: Given } : { [name in Name]: Given }

type Params<Row> = Row extends { params: infer Schema extends v.GenericSchema }
  ? Part<'params', v.InferInput<Schema>>
  : unknown
type Query<Row> = Row extends { query: infer Schema extends v.GenericSchema }
  ? Part<'query', v.InferInput<Schema>>
  : unknown
/** A form may be sent as the row's own schema returned it. */
type Body<Row> = Row extends { upload: true }
  ? { body: FormData }
  : Row extends { body: infer Schema extends v.GenericSchema }
    ? Part<'body', v.InferInput<Schema> | v.InferOutput<Schema>>
    : unknown

/** The input of a call, and whether the page makes it by itself (`background`). Repeating a call with the same idempotency key repeats the answer and does nothing twice. */
export type CallInput<Row extends Endpoint> = Params<Row> &
  Query<Row> &
  Body<Row> &
  (Row extends { idempotent: true | 'optional' } ? { idempotencyKey: string } : unknown) & {
    signal?: AbortSignal
    background?: boolean
    standsFor?: string
  }

export type CallReply<Row extends Endpoint> = Row extends { download: string }
  ? Blob
  : Row extends { reply: infer Schema extends v.GenericSchema }
    ? v.InferOutput<Schema>
    : undefined

interface AnyInput {
  params?: Record<string, string>
  query?: object
  body?: unknown
  idempotencyKey?: string
  signal?: AbortSignal
  background?: boolean
  standsFor?: string
}

async function read(row: Endpoint, response: Response): Promise<unknown> {
  if (row.download) {
    return response.blob().catch(() => {
      throw offlineError()
    })
  }
  if (response.status === 204) return undefined
  return response.json().catch(() => {
    throw unreadableError()
  })
}

/**
 * Calls one endpoint. Its row sets the address, the type of the input and the type of the reply; a `download` is
 * returned as a Blob.
 */
export async function call<const Row extends Endpoint>(
  row: Row,
  ...[input]: Record<never, never> extends CallInput<Row> ? [input?: CallInput<Row>] : [input: CallInput<Row>]
): Promise<CallReply<Row>> {
  const { params, query, ...sending }: AnyInput = input ?? {}
  const response = await send(row.method, addressOf(row.path, params, query), sending)
  // The server checks its answers against the same row.
  return (await read(row, response)) as CallReply<Row>
}
