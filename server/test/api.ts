import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach } from 'mocha'
import { readSettings, type Settings } from '../../config/server'
import { buildApp } from '../app'
import { forgetCells } from '../grids/locate'
import { forgetLimits } from '../limits/rate-limit'
import { log } from '../log'
import { diskStorage } from '../media/disk'
import { setStorage } from '../media/storage'
import { openDeviceSession } from '../residents/session'
import { setSettings } from '../settings'
import { openStaffSession } from '../staff/session'
import { forgetFailures } from '../staff/throttle-sign-in'
import { ask } from './ask'
import { checkAnswer } from './check-answer'
import { freshDatabase } from './database'
import { aMedia, aStaff, type StaffFacts } from './factories'

export interface Answer {
  status: number
  headers: Headers
  // A test says what it expects of a body; a wrong guess fails there.
  // biome-ignore lint/suspicious/noExplicitAny: bodies are as varied as the routes
  body: any
}

type BodyToSend = string | Uint8Array | FormData | undefined

interface Sending {
  token?: string
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** The real app on a port, over an empty database and an empty folder. Call at the top of a `describe`. */
export function testApi() {
  freshDatabase()
  let server: Server
  let dataDir = ''
  let base = ''
  let settings: Settings

  before('start the app', async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'mashangban-api-'))
    settings = readSettings({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', HOTLINE: '12345', LIVE_SECONDS: '0' })
    setSettings(settings)
    setStorage(diskStorage(join(dataDir, 'media')))
    log.level = 'silent'
    forgetCells()
    server = createServer(buildApp().callback())
    // One that is closed just when it is asked again would fail the test that asks.
    server.keepAliveTimeout = 0
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })

  beforeEach('nobody has asked anything yet', () => {
    forgetLimits()
    forgetFailures()
  })

  after('stop the app', async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
    rmSync(dataDir, { recursive: true, force: true })
  })

  async function send(method: string, path: string, { token, body, headers, signal }: Sending = {}): Promise<Answer> {
    const raw = typeof body === 'string' || body instanceof FormData || body instanceof Uint8Array
    const written = body === undefined || raw ? (body as BodyToSend) : JSON.stringify(body)
    const response = await ask(base + path, {
      method,
      headers: {
        ...(body !== undefined && !raw && { 'Content-Type': 'application/json' }),
        ...(token && { Authorization: `Bearer ${token}` }),
        ...headers
      },
      ...(written !== undefined && { body: written }),
      ...(signal && { signal })
    })
    const { text } = response
    const isJson = response.headers.get('content-type')?.includes('json')
    const answer: Answer = {
      status: response.status,
      headers: response.headers,
      body: isJson ? JSON.parse(text) : text
    }
    checkAnswer(method, path, answer)
    return answer
  }

  return {
    get url() {
      return base
    },
    get dataDir() {
      return dataDir
    },
    get: (path: string, sending?: Sending) => send('GET', path, sending),
    post: (path: string, sending?: Sending) => send('POST', path, sending),
    send,
    /** A fresh resident's token. */
    resident: async () => (await openDeviceSession()).token,
    /** A member of staff with these roles, signed in. */
    staff: async (facts: StaffFacts) => {
      const { account } = await aStaff(facts)
      return (await openStaffSession(account)).token
    },
    /** The record of a photo that this member of staff has uploaded, for steps that must show something. */
    photo: async (token: string) => {
      const { body } = await send('GET', '/api/staff/session', { token })
      return aMedia(`staff:${body.id}`)
    },
    upload: (token: string, photo: Uint8Array, path = '/api/media') => {
      const form = new FormData()
      form.append('file', new Blob([new Uint8Array(photo)]), 'photo')
      return send('POST', path, { token, body: form })
    }
  }
}

export type TestApi = ReturnType<typeof testApi>
