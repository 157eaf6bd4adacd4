import { Readable } from 'node:stream'
import * as v from 'valibot'
import { freshStates } from '../contracts/codes/lifecycle'
import { BatchView, CodePage, ImportedPlaces, KnownCodes } from '../contracts/codes/staff-views'
import { StaffSession } from '../contracts/staff/views'
import type { Office } from './office'

/** The server refused, in its own words. */
export class ServerRefused extends Error {
  override name = 'ServerRefused'
}

interface Account {
  username: string
  password: string
}

/** Works through the API of a running server, signed in as a member of its staff. */
export async function remoteOffice(server: string, account: Account): Promise<Office> {
  const base = server.replace(/\/+$/, '')
  let token = ''

  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    if (token) headers.set('Authorization', `Bearer ${token}`)
    if (typeof init.body === 'string') headers.set('Content-Type', 'application/json')
    const response = await fetch(base + path, { ...init, headers }).catch(() => {
      throw new ServerRefused(`连接不上 ${base}`)
    })
    if (!response.ok) throw new ServerRefused(await refusalOf(response))
    return response
  }
  const post = (path: string, body: object | FormData) =>
    ask(path, { method: 'POST', body: body instanceof FormData ? body : JSON.stringify(body) })
  const json = async <const S extends v.GenericSchema>(schema: S, response: Response) =>
    v.parse(schema, await response.json())
  const stream = async (path: string) => {
    const { body } = await ask(path)
    return body ? Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]) : Readable.from([])
  }
  const batchPath = (batch: string) => `/api/staff/code-batches/${encodeURIComponent(batch)}`

  token = (await json(StaffSession, await post('/api/staff/session', account))).token
  return {
    mint: async (batch, count) => json(BatchView, await post('/api/staff/code-batches', { batch, count })),
    sheet: (batch, template) => stream(`${batchPath(batch)}/sheet?template=${template}`),
    markPrinted: async batch => json(BatchView, await post(`${batchPath(batch)}/printed`, {})),
    async importPlaces(batch, table, datum) {
      const form = new FormData()
      form.append('file', new Blob([new Uint8Array(table)]), 'places')
      return (await json(ImportedPlaces, await post(`${batchPath(batch)}/places?datum=${datum}`, form))).planned
    },
    exportCodes: batch => stream(`/api/staff/code-export${batch ? `?batch=${encodeURIComponent(batch)}` : ''}`),
    async lookUp(codes) {
      const known: KnownCodes = []
      for (let from = 0; from < codes.length; from += 500) {
        const some = codes.slice(from, from + 500)
        known.push(...(await json(KnownCodes, await post('/api/staff/code-lookup', { codes: some }))))
      }
      return known
    },
    async freshCodes(batch) {
      const codes: string[] = []
      const query = `limit=100&state=${freshStates.join(',')}&batch=${encodeURIComponent(batch)}`
      for (let cursor: string | undefined = ''; cursor !== undefined; ) {
        const path: string = `/api/staff/codes?${query}${cursor && `&cursor=${cursor}`}`
        const page: v.InferOutput<typeof CodePage> = await json(CodePage, await ask(path))
        codes.push(...page.items.map(({ code }) => code))
        cursor = page.next
      }
      return codes
    },
    async close() {
      await ask('/api/staff/session', { method: 'DELETE' })
    }
  }
}

const Refused = v.object({
  error: v.object({ message: v.string(), fields: v.optional(v.record(v.string(), v.string())) })
})

async function refusalOf(response: Response): Promise<string> {
  const parsed = v.safeParse(Refused, await response.json().catch(() => undefined))
  if (!parsed.success) return `服务器答复 ${response.status}`
  const { message, fields = {} } = parsed.output.error
  return [message, ...Object.entries(fields).map(([where, why]) => `  ${where}：${why}`)].join('\n')
}
