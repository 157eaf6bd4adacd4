import assert from 'node:assert/strict'
import { once } from 'node:events'
import { get } from 'node:http'
import { Readable } from 'node:stream'
import { mock } from 'node:test'
import type { CodeRecord } from '../codes/model'
import { PlaceCodeReader } from '../codes/readers'
import type { MediaStorage } from '../media/media-storage'
import { MediaModel } from '../media/model'
import { presentMedia } from '../media/present'
import { setStorage, storage } from '../media/storage'
import { testApi } from '../test/api'
import { aMedia } from '../test/factories'

/** What the source of an answer does: so many pieces, then it fails, ends or waits. */
interface Source {
  pieces: number
  end: 'fails' | 'comes' | 'waits'
}

describe('A streamed answer', () => {
  const api = testApi()
  let token = ''
  let code: CodeRecord
  let kept: MediaStorage
  let shown = ''
  /** Resolves when the source was closed, however that came about. */
  let closed: Promise<void>

  before(async () => {
    token = await api.staff({ roles: ['administrator'] })
    await api.post('/api/staff/code-batches', { token, body: { batch: '浈江一批', count: 1 } })
    code = await PlaceCodeReader.findOne({ batch: '浈江一批' }).orFail().lean<CodeRecord>()
    kept = storage()
    shown = presentMedia(await MediaModel.findById(await aMedia('staff:x')).orFail()).urls.display
  })
  afterEach(() => {
    mock.restoreAll()
    setStorage(kept)
  })

  async function* source<T>({ pieces, end }: Source, piece: (n: number) => T): AsyncGenerator<T> {
    let close: () => void = () => undefined
    closed = new Promise(resolve => {
      close = resolve
    })
    try {
      for (let n = 0; n < pieces; n++) yield piece(n)
      if (end === 'fails') throw Object.assign(new Error('the source failed'), { code: 'EIO' })
      if (end === 'waits') while (true) yield await new Promise<T>(resolve => setTimeout(resolve, 5, piece(0)))
    } finally {
      close()
    }
  }

  function codesFrom(from: Source) {
    const cursor = () => source(from, n => ({ ...code, address: `${n} `.repeat(200) }))
    const query = { sort: () => query, lean: () => query, cursor }
    mock.method(PlaceCodeReader, 'find', () => query)
  }

  function photoFrom(from: Source) {
    const stream = () => Readable.from(source(from, n => Buffer.alloc(70_000, n)))
    setStorage({ ...kept, get: async () => stream() })
  }

  const photo = () => shown
  const routes: [what: string, path: () => string, from: (source: Source) => void][] = [
    ['the table of codes', () => '/api/staff/code-export', codesFrom],
    ['a sheet to print', () => '/api/staff/code-batches/浈江一批/sheet?template=a4-24', codesFrom],
    ['a photo', photo, photoFrom]
  ]

  /** Asks and reads; `leave` goes away at the first bytes. */
  async function ask(path: string, encoding: string, leave = false) {
    const headers = { Authorization: `Bearer ${token}`, 'Accept-Encoding': encoding }
    const request = get(api.url + encodeURI(path), { headers, agent: false })
    const [response] = await once(request, 'response')
    const chunks: Buffer[] = []
    let complete = true
    try {
      for await (const chunk of response) {
        chunks.push(chunk)
        if (leave) break
      }
    } catch {
      complete = false
    }
    request.destroy()
    return { status: response.statusCode, complete, bytes: Buffer.concat(chunks) }
  }

  for (const [what, path, from] of routes) {
    for (const encoding of ['identity', 'gzip']) {
      it(`with ${what} (${encoding}) arrives whole`, async () => {
        from({ pieces: 100, end: 'comes' })
        const answer = await ask(path(), encoding)
        assert.deepEqual([answer.status, answer.complete], [200, true])
        assert.ok(answer.bytes.length > 500)
        await closed
      })

      it(`with ${what} (${encoding}) breaks off when its source fails in the middle`, async () => {
        from({ pieces: 600, end: 'fails' })
        const answer = await ask(path(), encoding)
        assert.deepEqual([answer.status, answer.complete], [200, false])
        await closed
        assert.equal((await api.get('/health/live')).status, 200)
      })

      it(`with ${what} (${encoding}) ends its source when the client goes away`, async () => {
        from({ pieces: 600, end: 'waits' })
        const answer = await ask(path(), encoding, true)
        assert.equal(answer.status, 200)
        await closed
        assert.equal((await api.get('/health/live')).status, 200)
      })
    }
  }

  it('with a photo whose source fails at once is an error that says so', async () => {
    photoFrom({ pieces: 0, end: 'fails' })
    for (const encoding of ['identity', 'gzip']) {
      const answer = await ask(photo(), encoding)
      assert.deepEqual([answer.status, answer.complete], [500, true])
      assert.equal(JSON.parse(answer.bytes.toString()).error.code, 'internal')
    }
  })
})
