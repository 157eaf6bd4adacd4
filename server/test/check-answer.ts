import assert from 'node:assert/strict'
import * as v from 'valibot'
import { api } from '../../contracts/api'
import type { Endpoint } from '../../contracts/endpoint'
import { type ErrorCode, errors } from '../../contracts/errors'

const codes = Object.keys(errors) as ErrorCode[]
const ErrorBody = v.strictObject({
  error: v.strictObject({
    code: v.picklist(codes),
    message: v.pipe(v.string(), v.nonEmpty()),
    fields: v.optional(v.record(v.string(), v.string()))
  })
})

const rows: readonly Endpoint[] = Object.values(api)

/** Fails if an answer in JSON has fields missing or added, by its row in contracts/ or by contracts/errors.ts. */
export function checkAnswer(method: string, path: string, { status, body }: { status: number; body: unknown }): void {
  const [address = ''] = path.split('?')
  if (!address.startsWith('/api/') || typeof body !== 'object') return
  const asked = `${method} ${address}`
  if (status >= 400) {
    const { error } = parseAs(ErrorBody, body, asked)
    assert.equal(status, errors[error.code].status, `${asked}: the status of ${error.code}`)
    return
  }
  const row = rowOf(method, address)
  if (!row?.reply) return
  assert.equal(status, row.status ?? 200, `${asked}: the status`)
  const added = additions(body, parseAs(row.reply, body, asked))
  assert.deepEqual(added, [], `${asked} answers what its row in contracts/ does not know`)
}

function parseAs<const S extends v.GenericSchema>(schema: S, body: unknown, asked: string): v.InferOutput<S> {
  const result = v.safeParse(schema, body)
  if (result.success) return result.output
  const wrong = result.issues.map(issue => `${v.getDotPath(issue) ?? ''}: ${issue.message}`)
  return assert.fail(`${asked} answers in another shape than its row in contracts/:\n${wrong.join('\n')}`)
}

/** Returns the row whose path fits. If several fit, the one with the fewest parameters. */
function rowOf(method: string, address: string): Endpoint | undefined {
  const fitting = rows.filter(row => row.method === method && patternOf(row.path).test(address))
  const parameters = ({ path }: Endpoint) => path.split(':').length
  return fitting.sort((one, other) => parameters(one) - parameters(other))[0]
}

const patternOf = (path: string) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`)

/** Returns the paths of fields that were sent and that the schema does not know. */
function additions(sent: unknown, kept: unknown, path = ''): string[] {
  if (typeof sent !== 'object' || sent === null) return []
  const known = typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {}
  return Object.entries(sent).flatMap(([key, value]) =>
    key in known ? additions(value, known[key], `${path}/${key}`) : [`${path}/${key}`]
  )
}
