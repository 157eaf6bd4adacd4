import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { mock } from 'node:test'
import { afterEach, before, describe, it } from 'mocha'
import { CaseModel } from '../cases/model'
import { sweepDrawings } from '../media/finish-redactions'
import type { MediaStorage } from '../media/media-storage'
import { MediaModel } from '../media/model'
import { setStorage, storage } from '../media/storage'
import { testApi } from '../test/api'
import { aForm } from '../test/forms'
import { aWhitePhoto, greyAt, opened, redacting } from '../test/redacting'
import { finishRedactions } from './finish-redactions'

const plate = { x: 0.5, y: 0.25, width: 0.25, height: 0.25 }
const face = { x: 0, y: 0.75, width: 0.1, height: 0.1 }
const later = () => new Date(Date.now() + 2 * 3_600_000)

describe('A photo with places blacked out', () => {
  const api = testApi()
  const { begin, tokenOf, report, redact, look, told, audited } = redacting(api)
  let resident = ''
  let kept: MediaStorage

  before(async () => {
    await begin()
    resident = await api.resident()
    kept = storage()
  })
  afterEach(() => {
    mock.restoreAll()
    setStorage(kept)
  })

  const aReport = async (width = 120, height = 90, orientation?: number) => {
    const { body: media } = await api.upload(resident, await aWhitePhoto(width, height, orientation))
    return { ...(await report(resident, { media: [media.id] })), media: media.id as string }
  }
  const filesOf = (media: string) => {
    const folder = join(api.dataDir, 'media', media.slice(22), media)
    return existsSync(folder) ? readdirSync(folder).sort() : []
  }
  const mine = async (reportId: string) =>
    (await api.get(`/api/reports/${reportId}`, { token: resident })).body.media[0]
  const accept = async (caseNo: string) => {
    const { version } = await CaseModel.findOne({ caseNo }).orFail().lean()
    const body = { version, ...aForm('accept') }
    const { status } = await api.post(`/api/staff/cases/${caseNo}/actions/accept`, { token: tokenOf('operator'), body })
    assert.equal(status, 200)
  }
  const shown = (view: { reports: { items: { media: unknown[] }[] } }) =>
    view.reports.items[0]?.media[0] as { urls: { display: string; thumbnail: string } }

  it('is black there for each who sees it, in all sizes, and every earlier address is dead', async () => {
    const { caseNo, reportId, queryCode, code, media } = await aReport()
    await accept(caseNo)
    const readers = async () => {
      const staff = await api.get(`/api/staff/cases/${caseNo}`, { token: tokenOf('operator') })
      const queue = await api.get('/api/staff/cases?limit=1', { token: tokenOf('dispatcher') })
      const list = await api.get('/api/reports', { token: resident })
      const tracked = await api.post('/api/track', { body: { caseNo, queryCode } })
      const posted = await api.get(`/api/codes/${code}`)
      return [
        await mine(reportId),
        shown(staff.body),
        queue.body.items[0].cover,
        list.body.items[0].cover,
        tracked.body.media[0],
        posted.body.openCases[0].cover
      ].flatMap(({ urls }) => [urls.display, urls.thumbnail] as string[])
    }
    const before = await readers()
    for (const url of before) assert.ok((await greyAt(await opened(api, url), 0.6, 0.4)) > 250)
    const { status, body } = await redact('operator', caseNo, media, { revision: 0, boxes: [plate] })
    assert.deepEqual([status, body.reports.items[0].media[0].redaction], [200, { revision: 1, boxes: [plate] }])
    for (const url of before) assert.equal(await opened(api, url), 404)
    const after = await readers()
    assert.equal(after.length, before.length)
    for (const url of after) {
      const picture = await opened(api, url)
      for (const [x, y] of [
        [0.52, 0.28],
        [0.6, 0.4],
        [0.73, 0.47]
      ] as const)
        assert.ok((await greyAt(picture, x, y)) < 20, url)
      for (const [x, y] of [
        [0.48, 0.4],
        [0.78, 0.4],
        [0.6, 0.2]
      ] as const)
        assert.ok((await greyAt(picture, x, y)) > 235, url)
    }
  })

  it('is asked for again by a browser that keeps it, and told so when it is black since', async () => {
    const { caseNo, reportId, media } = await aReport()
    const { display } = (await mine(reportId)).urls
    const first = await api.get(display)
    assert.equal(first.headers.get('cache-control'), 'private, no-cache')
    const headers = { 'If-None-Match': first.headers.get('etag') ?? '' }
    assert.equal((await api.get(display, { headers })).status, 304)
    await redact('operator', caseNo, media, { revision: 0, boxes: [plate] })
    assert.equal((await api.get(display, { headers })).status, 404)
  })

  it('taken sideways is black where people saw the place', async () => {
    const { caseNo, reportId, media } = await aReport(180, 60, 6)
    await redact('operator', caseNo, media, { revision: 0, boxes: [{ x: 0, y: 0.8, width: 1, height: 0.2 }] })
    const { width, height, urls } = await mine(reportId)
    assert.deepEqual([width, height], [60, 180])
    const picture = await opened(api, urls.display)
    assert.ok((await greyAt(picture, 0.5, 0.9)) < 20 && (await greyAt(picture, 0.5, 0.7)) > 235)
  })

  it('stands in the history and in the audit log: who, what kind and when, not where', async () => {
    const { caseNo, media } = await aReport()
    await redact('operator', caseNo, media, { revision: 0, boxes: [plate] })
    await redact('lead', caseNo, media, { revision: 1, boxes: [] })
    assert.deepEqual(await told(caseNo), [
      ['operator', 'photo'],
      ['lead', 'photoBack']
    ])
    assert.deepEqual(await audited(caseNo), ['redacted', 'redactionTakenBack'])
    const { body } = await api.get(`/api/staff/cases/${caseNo}`, { token: tokenOf('operator') })
    const line = body.history.find(({ action }: { action: string }) => action === 'redact')
    assert.deepEqual([line.label, line.details], ['遮挡', [{ label: '内容', value: '照片' }]])
  })

  it('is seen as it was sent only with the right and a reason, for a minute, each look on record', async () => {
    const { caseNo, media } = await aReport()
    await redact('operator', caseNo, media, { revision: 0, boxes: [plate] })
    assert.equal((await look('operator', caseNo, media)).status, 403)
    assert.equal((await look('lead', caseNo, media, { reason: ' ' })).status, 400)
    assert.equal((await look('lead', (await aReport()).caseNo, media)).status, 404)
    assert.deepEqual(await audited(caseNo), ['redacted'])
    const { status, body } = await look('lead', caseNo, media)
    assert.equal(status, 200)
    const answer = await fetch(api.url + body.url)
    assert.ok((await greyAt(Buffer.from(await answer.arrayBuffer()), 0.6, 0.4)) > 250)
    assert.equal(answer.headers.get('cache-control'), 'private, no-store')
    assert.deepEqual(await audited(caseNo), ['redacted', 'unredactedSeen'])
    mock.timers.enable({ apis: ['Date'], now: Date.now() + 61_000 })
    try {
      assert.equal(await opened(api, body.url), 404)
    } finally {
      mock.timers.reset()
    }
  })

  it('gets more places from whoever may redact; one is taken away only by whoever may see what is under it', async () => {
    const { caseNo, reportId, media } = await aReport()
    await redact('operator', caseNo, media, { revision: 0, boxes: [plate] })
    const moved = { ...plate, x: 0.6 }
    assert.equal((await redact('operator', caseNo, media, { revision: 1, boxes: [moved] })).status, 403)
    assert.equal((await redact('operator', caseNo, media, { revision: 1, boxes: [] })).status, 403)
    assert.equal((await redact('dispatcher', caseNo, media, { revision: 1, boxes: [plate, face] })).status, 200)
    assert.equal((await redact('lead', caseNo, media, { revision: 2, boxes: [face] })).status, 200)
    const picture = await opened(api, (await mine(reportId)).urls.display)
    assert.ok((await greyAt(picture, 0.6, 0.4)) > 235 && (await greyAt(picture, 0.05, 0.8)) < 20)
    assert.equal((await redact('collector', caseNo, media, { revision: 3, boxes: [] })).status, 403)
  })

  it('is drawn anew for a new place also when an earlier one was sent twice', async () => {
    const { caseNo, reportId, media } = await aReport()
    await redact('operator', caseNo, media, { revision: 0, boxes: [plate, plate] })
    const { status } = await redact('operator', caseNo, media, { revision: 1, boxes: [plate, face] })
    assert.equal(status, 200)
    const { redaction } = await MediaModel.findById(media).orFail().lean()
    assert.deepEqual([redaction?.revision, redaction?.boxes.length], [2, 2])
    assert.ok((await greyAt(await opened(api, (await mine(reportId)).urls.display), 0.05, 0.8)) < 20)
  })

  it('is drawn by one of two at once, and the other reads that somebody was first', async () => {
    const { caseNo, media } = await aReport()
    const answers = await Promise.all(
      ['operator', 'dispatcher'].map(who =>
        redact(who, caseNo, media, { revision: 0, boxes: [who === 'operator' ? plate : face] })
      )
    )
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
    assert.equal((await told(caseNo)).length, 1)
  })

  it('sent again under the same key is redacted once, also after others went on; under another content refused', async () => {
    const { caseNo, media } = await aReport()
    const key = randomUUID()
    const body = { revision: 0, boxes: [plate] }
    const answers = await Promise.all([1, 2, 3].map(() => redact('operator', caseNo, media, body, key)))
    assert.ok(answers.some(({ status }) => status === 200))
    assert.equal((await redact('operator', caseNo, media, body, key)).status, 200)
    await redact('lead', caseNo, media, { revision: 1, boxes: [plate, face] })
    assert.equal((await redact('operator', caseNo, media, body, key)).status, 200)
    assert.equal((await redact('operator', caseNo, media, { revision: 0, boxes: [face] }, key)).status, 422)
    assert.equal((await told(caseNo)).length, 2)
  })

  it('whose drawing breaks off stays as it was, and nothing of the drawing is left', async () => {
    const { caseNo, reportId, media } = await aReport()
    const { display } = (await mine(reportId)).urls
    let puts = 0
    setStorage({
      ...kept,
      put: (key, bytes) => {
        puts += 1
        return puts === 2 ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) : kept.put(key, bytes)
      }
    })
    assert.equal((await redact('operator', caseNo, media, { revision: 0, boxes: [plate] })).status, 503)
    setStorage(kept)
    assert.equal(typeof (await opened(api, display)), 'object')
    assert.deepEqual(await told(caseNo), [])
    await sweepDrawings(later())
    assert.deepEqual(filesOf(media), ['display.jpg', 'thumbnail.jpg'])
    assert.deepEqual((await MediaModel.findById(media).orFail().lean()).drawings, [])
  })

  it('is told by a job when the process stopped before the history was', async () => {
    const { caseNo, media } = await aReport()
    const write = mock.method(CaseModel, 'updateOne', () => {
      throw new Error('the process stops here')
    })
    assert.equal((await redact('operator', caseNo, media, { revision: 0, boxes: [plate] })).status, 500)
    write.mock.restore()
    assert.deepEqual(await told(caseNo), [])
    await Promise.all([finishRedactions(later()), finishRedactions(later())])
    await finishRedactions(later())
    assert.deepEqual(await told(caseNo), [['operator', 'photo']])
  })

  it('keeps the drawing that is shown, and loses the former ones after an hour', async () => {
    const { caseNo, reportId, media } = await aReport()
    await redact('operator', caseNo, media, { revision: 0, boxes: [plate] })
    const first = (await MediaModel.findById(media).orFail().lean()).redaction?.drawing ?? ''
    await redact('operator', caseNo, media, { revision: 1, boxes: [plate, face] })
    assert.ok(filesOf(media).includes(`display-${first}.jpg`))
    await sweepDrawings(later())
    const { redaction } = await MediaModel.findById(media).orFail().lean()
    const sizes = ['display', 'thumbnail'] as const
    assert.deepEqual(
      filesOf(media),
      sizes.flatMap(size => [`${size}-${redaction?.drawing}.jpg`, `${size}.jpg`])
    )
    assert.equal(typeof (await opened(api, (await mine(reportId)).urls.display)), 'object')
    assert.equal(typeof (await opened(api, (await look('lead', caseNo, media)).body.url)), 'object')
  })

  it('of a case that was merged is blacked out where it is worked on; of another case it is not', async () => {
    const two = await aReport()
    const one = await aReport()
    assert.equal((await redact('operator', two.caseNo, one.media, { revision: 0, boxes: [plate] })).status, 404)
    const body = { version: 1, into: two.caseNo }
    const merged = await api.post(`/api/staff/cases/${one.caseNo}/actions/merge`, { token: tokenOf('operator'), body })
    assert.equal(merged.status, 200, JSON.stringify(merged.body))
    assert.equal((await redact('operator', two.caseNo, one.media, { revision: 0, boxes: [plate] })).status, 200)
    assert.ok((await greyAt(await opened(api, (await mine(one.reportId)).urls.display), 0.6, 0.4)) < 20)
    assert.deepEqual(await told(two.caseNo), [['operator', 'photo']])
  })

  it('is asked for in a shape that makes sense, by staff who see the case', async () => {
    const { caseNo, media } = await aReport()
    for (const boxes of [
      [{ ...plate, width: 0 }],
      [{ ...plate, x: 0.9 }],
      [{ ...plate, y: -0.1 }],
      [{ ...plate, x: 'left' }],
      Array.from({ length: 51 }, () => plate)
    ]) {
      assert.equal((await redact('operator', caseNo, media, { revision: 0, boxes })).status, 400)
    }
    assert.equal((await redact('operator', caseNo, 'f'.repeat(24), { revision: 0, boxes: [plate] })).status, 404)
    assert.equal((await redact('nobody', caseNo, media, { revision: 0, boxes: [plate] })).status, 401)
    assert.deepEqual([await told(caseNo), await audited(caseNo)], [[], []])
  })

  it('goes with its sender: as it was sent, and everything that was drawn', async () => {
    const person = await api.resident()
    const { body: media } = await api.upload(person, await aWhitePhoto(60, 60))
    const { caseNo } = await report(person, { media: [media.id], code: undefined })
    await redact('operator', caseNo, media.id, { revision: 0, boxes: [plate] })
    await redact('operator', caseNo, media.id, { revision: 1, boxes: [plate, face] })
    assert.equal(filesOf(media.id).length, 6)
    const { status } = await api.post('/api/erasure', { token: person, body: { words: 'none' } })
    assert.ok(status < 300, `${status}`)
    assert.deepEqual(filesOf(media.id), [])
  })
})
