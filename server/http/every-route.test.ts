import assert from 'node:assert/strict'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { before, describe, it } from 'mocha'
import { api as rows } from '../../contracts/api'
import type { Endpoint } from '../../contracts/endpoint'
import { forgetLimits } from '../limits/rate-limit'
import { forgetFailures } from '../staff/throttle-sign-in'
import { testApi } from '../test/api'
import { aCase, aCatalogue, aCell, aCode, aDepartment, cellCode, dutyGrid, pointInCell } from '../test/factories'
import { fourDesks } from '../test/four-desks'
import { hostileJson, hostileTexts, spoilt } from '../test/hostile'
import { fitting, type Shape } from '../test/nearly-valid'
import { watchErrors } from '../test/watch-errors'
import { openApiDocument } from './openapi'

/** On the embedded database; MongoDB is asked fewer, as it is the same handlers that answer. */
const requests = Number(process.env.REQUESTS ?? (process.env.MONGODB_URL ? 2_000 : 20_000))
const atOnce = 8
/** An answer that takes this long never comes. */
const hangMs = 60_000

interface Operation {
  method: string
  path: string
  row: Endpoint
  parameters: { name: string; in: string; required: boolean; schema: Shape }[]
  body?: Shape
  upload: boolean
  /** Drawing a sheet, writing a table of everything or reading an uploaded one takes as long as a hundred others. */
  heavy: boolean
}

describe('Every route of the OpenAPI document', () => {
  const api = testApi()
  const errors = watchErrors()
  const operations = operationsOf()
  /** Of the newest cases and reports, as answers name them. */
  const met: Record<string, string[]> = { caseNo: [], reportId: [], queryCode: [], id: [] }
  let codes: string[] = []
  const staff = fourDesks(api)
  let resident = ''

  before('a city at work', async () => {
    await aCatalogue()
    await aCell()
    await aDepartment('municipal')
    await aDepartment('sanitation')
    for (const state of ['submitted', 'accepted', 'handling', 'checking', 'closed'] as const)
      met.caseNo?.push((await aCase({ state })).caseNo)
    codes = [await aCode(), await aCode({ state: 'printed', batch: '第一批' }), await aCode({ state: 'damaged' })]
    resident = await api.resident()
    await staff.signInAll()
  })

  const known = (name: string): readonly unknown[] =>
    ({
      code: codes,
      successor: codes,
      codes,
      batch: ['第一批'],
      into: met.caseNo ?? [],
      joinCase: met.caseNo ?? [],
      account: met.id ?? [],
      version: [1, 2, 3],
      department: ['municipal', 'sanitation'],
      matter: ['06010', '21005'],
      condition: ['06010-1', '21005-1'],
      gridCode: [cellCode],
      dutyGrids: [dutyGrid],
      point: [[...pointInCell]],
      phone: ['13800138000', '0751-8888888'],
      kind: ['stages', 'calendar', 'dispatch', 'texts'],
      base: ['department'],
      area: ['440204'],
      action: [],
      ...met
    })[name] ?? []

  function remember(answer: unknown): void {
    if (typeof answer !== 'object' || answer === null) return
    for (const [name, value] of Object.entries(answer)) {
      const values = met[name]
      if (values && typeof value === 'string') values.splice(0, values.length, ...[value, ...values].slice(0, 20))
    }
  }

  const drawsOf = ({ parameters, body }: Operation) =>
    fc.record({
      values: fc.tuple(...parameters.map(({ name, schema }) => fitting(schema, known, name))),
      left: fc.tuple(...parameters.map(() => fc.nat(9))),
      hostile: fc.constantFrom(...hostileTexts),
      body: body ? fitting(body, known) : fc.constant(undefined),
      spoil: fc.array(fc.tuple(fc.nat(), fc.constantFrom(...hostileJson)), { maxLength: 2 }),
      valid: fc.boolean(),
      asker: fc.nat(19),
      file: fc.uint8Array({ maxLength: 200 })
    })
  /** Those that somebody was let into. */
  const reached = new Set<Operation>()
  const draws = new Map(operations.map(operation => [operation, drawsOf(operation)]))

  async function ask(operation: Operation, seed: number): Promise<void> {
    const { method, path, row, parameters, upload } = operation
    const [draw] = fc.sample(draws.get(operation) ?? drawsOf(operation), { seed, numRuns: 1 })
    assert.ok(draw)
    let address = path
    const query = new URLSearchParams()
    parameters.forEach(({ name, in: place, required }, index) => {
      const roll = draw.left[index] ?? 0
      // Halves of symbols cannot be written into an address, and a segment of dots never leaves a client.
      const text = String(roll === 0 ? draw.hostile : draw.values[index]).replace(/\p{Surrogate}/gu, '')
      if (place === 'path') address = address.replace(`{${name}}`, encodeURIComponent(/^\.*$/.test(text) ? '-' : text))
      else if (place === 'query' && (required || roll < 6)) query.set(name, text)
    })
    const json = draw.body === undefined ? undefined : spoilt(draw.body, draw.valid ? [] : draw.spoil)
    const token = row.who === 'staff' ? staff.sessionFor(row, seed) : resident
    const others = [resident, staff.sessionFor(rows.account, seed), 'garbage', '']
    const shown = draw.asker < others.length ? (others[draw.asker] ?? '') : token
    const asked = `${method} ${address}${query.size > 0 ? `?${query}` : ''}`
    const answer = await api
      .send(method, asked.slice(method.length + 1), {
        ...(shown && { token: shown }),
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `asked-${seed}` },
        ...(json !== undefined && { body: json }),
        ...(upload && { headers: {}, body: fileOf(draw.file) }),
        signal: AbortSignal.timeout(hangMs)
      })
      .catch(error => assert.fail(`${asked} ${json?.slice(0, 2000)}: ${error}`))
    assert.ok(answer.status < 500, `${asked} ${json?.slice(0, 2000)} is answered with ${JSON.stringify(answer.body)}`)
    if (answer.status < 300) remember(answer.body)
    if (![401, 403].includes(answer.status)) reached.add(operation)
    // Whoever may do much may also sign out, close accounts or take rights away.
    else if (shown === resident) resident = await api.resident()
    else await staff.comeBack(shown)
  }

  it(`answers ${requests} requests, right and nearly right, and never with a mistake of its own`, async function () {
    // Some minutes on a quiet machine, and no sooner than the others on a busy one; what hangs is found by `hangMs`.
    this.timeout(3_600_000)
    const perOperation = Math.ceil(requests / operations.filter(({ heavy }) => !heavy).length)
    const all = operations.flatMap(operation =>
      Array.from({ length: operation.heavy ? 10 : perOperation }, (_, index) => ({ operation, index }))
    )
    // Side by side and mixed: what one route leaves behind, the next one meets.
    const mixed = all.toSorted((one, other) => one.index - other.index)
    let next = 0
    let early = 0
    const worker = async () => {
      for (let at = next++; at < mixed.length; at = next++) {
        const asked = mixed[at]
        if (!asked) return
        forgetLimits()
        forgetFailures()
        await ask(asked.operation, at)
        if (at === Math.floor(mixed.length / 2)) early = held()
      }
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
    assert.deepEqual(errors(), [])
    const closed = operations.filter(operation => !reached.has(operation))
    assert.deepEqual(
      closed.map(({ method, path }) => `${method} ${path}`),
      [],
      'nobody was ever let in'
    )
    const grown = held() - early
    assert.ok(grown < 40e6, `${Math.round(grown / 1e6)} MB more are held after the second half of the requests`)
  })
})

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Returns the bytes that are held when all rubbish is gone. */
function held(): number {
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

function fileOf(bytes: Uint8Array): FormData {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)]), 'photo')
  return form
}

function operationsOf(): Operation[] {
  return Object.entries(openApiDocument().paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, OpenApiOperation>).map(([method, operation]) => {
      const json = operation.requestBody?.content['application/json']?.schema
      const row = rows[operation.operationId as keyof typeof rows]
      const types = Object.keys(operation.responses['200']?.content ?? {})
      const upload = operation.requestBody?.content['multipart/form-data'] !== undefined
      return {
        method: method.toUpperCase(),
        path,
        row,
        parameters: operation.parameters,
        ...(json && { body: json }),
        upload,
        heavy: (types.length > 0 && !types.includes('application/json')) || (upload && !path.endsWith('/media'))
      } satisfies Operation
    })
  )
}

interface OpenApiOperation {
  operationId: string
  parameters: Operation['parameters']
  requestBody?: { content: Record<string, { schema: Shape } | undefined> }
  responses: Record<string, { content?: Record<string, unknown> } | undefined>
}
