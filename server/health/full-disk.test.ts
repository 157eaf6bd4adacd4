import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { mock } from 'node:test'
import mongoose from 'mongoose'
import { diskStorage } from '../media/disk'
import type { MediaStorage } from '../media/media-storage'
import { MediaModel } from '../media/model'
import { setStorage, storage } from '../media/storage'
import { sweepUnusedMedia } from '../media/store-photo'
import { ReportModel } from '../reports/model'
import { testApi } from '../test/api'
import { aCatalogue, aCell, aPhoto, pointInCell } from '../test/factories'
import { forgetProbe } from './can-write'

const full = () => Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }))

describe('While the disk is full', () => {
  const api = testApi()
  let kept: MediaStorage

  before(async () => {
    await aCatalogue()
    await aCell()
    kept = storage()
  })
  beforeEach(() => forgetProbe())
  afterEach(() => {
    mock.restoreAll()
    setStorage(kept)
  })
  after(() => forgetProbe())

  const report = async (token: string, key: string) => {
    const body = { text: '垃圾没人清', media: [], point: [...pointInCell] }
    return api.post('/api/reports', { token, body, headers: { 'Idempotency-Key': key } })
  }
  const serverError = (code: number) => new mongoose.mongo.MongoServerError({ message: 'storage', code })

  it('the server is ready before and after', async () => {
    assert.deepEqual((await api.get('/health/ready')).body, { ready: true })
    assert.deepEqual(readdirSync(join(api.dataDir, 'media')), [])
  })

  it('it is not ready when photos cannot be written, and says why', async () => {
    setStorage({ ...kept, probe: full })
    const { status, body } = await api.get('/health/ready')
    assert.deepEqual([status, body.ready], [503, false])
    assert.match(body.reason, /照片.*磁盘满/)
    assert.equal((await api.get('/health/live')).status, 200)
  })

  it('it is not ready when data cannot be written, for whatever reason', async () => {
    for (const [code, words] of [
      [14031, /磁盘满/],
      [39, /写不进去/],
      [371, /写不进去/],
      [46, /写不进去/]
    ] as const) {
      forgetProbe()
      mock.method(mongoose.connection, 'collection', () => ({ updateOne: () => Promise.reject(serverError(code)) }))
      const { status, body } = await api.get('/health/ready')
      mock.restoreAll()
      assert.equal(status, 503)
      assert.match(body.reason, words)
    }
  })

  it('a resident reads that the photo is kept on their phone, and nothing is left on the disk', async () => {
    const token = await api.resident()
    const folder = join(api.dataDir, 'media')
    const handle = await open(join(api.dataDir, 'x'), 'w')
    mock.method(Object.getPrototypeOf(handle), 'sync', full)
    const { status, body, headers } = await api.upload(token, await aPhoto())
    await handle.close()
    assert.deepEqual([status, body.error.code], [503, 'cannot_save'])
    assert.match(body.error.message, /还留在这台手机/)
    assert.ok(Number(headers.get('Retry-After')) > 0)
    mock.restoreAll()
    const left = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => /\.(part|jpg)$/.test(name))
    assert.deepEqual(left, [])
    assert.equal((await api.upload(token, await aPhoto())).status, 201)
  })

  it('a resident reads that the report is kept on their phone, and it goes when there is room again', async () => {
    const token = await api.resident()
    for (const code of [14031, 39, 371, 46]) {
      mock.method(ReportModel, 'create', async () => {
        throw serverError(code)
      })
      const refused = await report(token, 'full-disk-1')
      mock.restoreAll()
      assert.deepEqual([refused.status, refused.body.error.code], [503, 'cannot_save'])
      assert.match(refused.body.error.message, /还留在这台手机/)
    }
    assert.equal((await report(token, 'full-disk-1')).status, 201)
  })

  it('a database that is away is not called anybody’s fault', async () => {
    mock.method(ReportModel, 'create', async () => {
      throw new mongoose.mongo.MongoNetworkError('gone')
    })
    const refused = await report(await api.resident(), 'database-away-1')
    assert.deepEqual([refused.status, refused.body.error.code], [503, 'not_ready'])
  })

  it('a photo whose storage fails midway, and cannot delete either, is swept a day later', async () => {
    const token = await api.resident()
    const before = await MediaModel.countDocuments()
    const put: MediaStorage['put'] = (key, bytes) => (key.includes('thumbnail') ? full() : kept.put(key, bytes))
    setStorage({ ...kept, put, delete: full })
    assert.equal((await api.upload(token, await aPhoto())).status, 503)
    setStorage(kept)
    const orphan = await MediaModel.findOne().sort({ _id: -1 }).orFail().lean()
    assert.ok(await kept.get(`${orphan._id}/display.jpg`))
    assert.equal(await MediaModel.countDocuments(), before + 1)
    const body = { text: '垃圾没人清', media: [String(orphan._id)], point: [...pointInCell] }
    const used = await api.post('/api/reports', { token, body, headers: { 'Idempotency-Key': 'half-photo-1' } })
    assert.equal(used.body.error.code, 'media_taken')
    await sweepUnusedMedia(new Date(Date.now() + 25 * 3_600_000))
    assert.equal(await kept.get(`${orphan._id}/display.jpg`), undefined)
    assert.equal(await MediaModel.exists({ _id: orphan._id }), null)
  })

  it('photos are not put in the place of a folder that was taken away, or that may not be written any more', async () => {
    const token = await api.resident()
    const folder = join(api.dataDir, 'media')
    renameSync(folder, `${folder}-away`)
    const refused = await api.upload(token, await aPhoto())
    const ready = await api.get('/health/ready')
    const made = existsSync(folder)
    renameSync(`${folder}-away`, folder)
    assert.deepEqual([refused.status, refused.body.error.code, ready.status, made], [503, 'cannot_save', 503, false])
    for (const code of ['EACCES', 'EPERM']) {
      setStorage({ ...kept, put: () => Promise.reject(Object.assign(new Error(code), { code })) })
      const { status, body } = await api.upload(token, await aPhoto())
      assert.deepEqual([status, body.error.code], [503, 'cannot_save'])
    }
    setStorage(kept)
    assert.equal((await api.upload(token, await aPhoto())).status, 201)
  })

  it('half-stored photos of a crash are swept after an hour, and nothing else', async () => {
    const folder = join(api.dataDir, 'other')
    const disk = diskStorage(folder)
    const id = '0123456789abcdef01234567'
    await disk.put(`${id}/display.jpg`, Buffer.from('photo'))
    const parts = [join(folder, '67', id, 'thumbnail.jpg.0a0b0c0d.part'), join(folder, 'probe.0a0b0c0d.part')]
    mkdirSync(join(folder, '67', id), { recursive: true })
    for (const part of parts) writeFileSync(part, 'half')
    assert.equal(await disk.sweep(new Date(Date.now() - 3_600_000)), 0)
    for (const part of parts) utimesSync(part, 1, 1)
    assert.equal(await disk.sweep(new Date(Date.now() - 3_600_000)), 2)
    const left = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
    assert.deepEqual(left, ['67', `67/${id}`, `67/${id}/display.jpg`])
  })
})
