import assert from 'node:assert/strict'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { before, describe, it } from 'mocha'
import { commandLine } from '../codes/actor'
import { mintCodes } from '../codes/mint-codes'
import { MediaModel } from '../media/model'
import { presentMedia } from '../media/present'
import { setStorage, storage } from '../media/storage'
import { testApi } from '../test/api'
import { aMedia } from '../test/factories'
import { watchErrors } from '../test/watch-errors'

const encodings = ['identity', 'gzip', 'br']

/** Yields so many kilobytes, and then fails. */
async function* failing(kilobytes: number) {
  for (let sent = 0; sent < kilobytes; sent += 1) yield Buffer.alloc(1024, sent)
  throw new Error('the disk is gone')
}

describe('An answer that breaks off', () => {
  const api = testApi()
  const errors = watchErrors()
  let token = ''
  let photo = ''

  before(async () => {
    token = await api.staff({ roles: ['administrator'] })
    await mintCodes({ batch: 'many', count: 100 }, commandLine)
    const media = await MediaModel.findById(await aMedia('staff:x')).orFail()
    photo = presentMedia(media).urls.display
  })

  const routes = () => ({
    'a photo': photo,
    'a table of codes': '/api/staff/code-export',
    'a sheet for printing': '/api/staff/code-batches/many/sheet?template=a4-24'
  })

  /** Opens an answer. Resolves with its head, or with undefined when the connection ends before. */
  async function open(path: string, encoding: string): Promise<IncomingMessage | undefined> {
    const asking = get(api.url + path, {
      headers: { Authorization: `Bearer ${token}`, 'Accept-Encoding': encoding },
      agent: false
    })
    const answer = once(asking, 'response').catch(() => [undefined])
    return (await answer)[0] as IncomingMessage | undefined
  }

  /** Reads an answer to its end. Returns whether it was whole. */
  async function isWhole(answer: IncomingMessage): Promise<boolean> {
    try {
      for await (const _ of answer);
      return answer.complete
    } catch {
      return false
    }
  }

  /** Stores photos that fail after so many kilobytes. */
  function breakPhotos(kilobytes: number) {
    const kept = storage()
    setStorage({ ...kept, get: async () => Readable.from(failing(kilobytes)) })
    return () => setStorage(kept)
  }

  it('because its reader has gone bothers nobody, whenever that is', async () => {
    const kept = storage()
    setStorage({ ...kept, get: async () => Readable.from(Array.from({ length: 2000 }, () => Buffer.alloc(1024))) })
    try {
      for (const [what, path] of Object.entries(routes())) {
        for (const encoding of encodings) {
          const asked = get(api.url + path, { headers: { Authorization: `Bearer ${token}` }, agent: false })
          asked.on('error', () => undefined)
          await once(asked, 'socket')
          asked.destroy()
          const atHead = await open(path, encoding)
          assert.equal(atHead?.statusCode, 200, what)
          atHead?.destroy()
          const inside = await open(path, encoding)
          if (inside) await once(inside, 'data')
          inside?.destroy()
        }
      }
    } finally {
      setStorage(kept)
    }
    assert.equal((await api.get('/health/ready')).status, 200)
    assert.deepEqual(errors(), [])
  })

  it('before its first byte is an error that can be read', async () => {
    const mend = breakPhotos(0)
    try {
      const { status, body, headers } = await api.get(photo)
      assert.deepEqual([status, body.error.code], [500, 'internal'])
      assert.equal(headers.get('cache-control'), 'no-store')
    } finally {
      mend()
    }
    assert.equal(errors().length, 1)
  })

  it('in its middle is told of once, and never looks whole', async () => {
    for (const kilobytes of [1, 200]) {
      const mend = breakPhotos(kilobytes)
      try {
        const answer = await open(photo, 'identity')
        assert.ok(!answer || !(await isWhole(answer)))
      } finally {
        mend()
      }
    }
    assert.equal((await api.get('/health/ready')).status, 200)
    assert.equal(errors().length, 2)
  })
})
