import assert from 'node:assert/strict'
import { afterEach, before, describe, it } from 'mocha'
import { chinaDay } from '../../contracts/china-time'
import { log } from '../log'
import { ReportModel } from '../reports/model'
import { testApi } from '../test/api'
import { aCatalogue, aCell, aCode, aPhoto, pointInCell } from '../test/factories'
import { countScan } from './count-scan'
import { PlaceCodeModel } from './model'
import { forgetGuesses, guessing, noticeGuess } from './notice-guesses'
import { CodeScanModel } from './scan-model'

describe('A scan', () => {
  const api = testApi()

  before(async () => {
    await aCatalogue()
    await aCell()
  })

  it('is counted for its code and day, and nothing about who did it is kept', async () => {
    const code = await aCode()
    await Promise.all(Array.from({ length: 8 }, () => api.get(`/api/codes/${code}`)))
    const [kept, ...others] = await CodeScanModel.find({ code }).lean()
    assert.deepEqual([kept?.day, kept?.count, others.length], [chinaDay(new Date()), 8, 0])
    assert.deepEqual(Object.keys(kept ?? {}).sort(), ['_id', 'code', 'count', 'day'])
  })

  it('of a replaced sticker counts for the one in the street; unknown ones leave no trace', async () => {
    const successor = await aCode()
    const old = await aCode({ state: 'retired', successor })
    await api.get(`/api/codes/${old}`)
    assert.equal((await CodeScanModel.findOne({ code: old }).lean())?.count, 1)
    assert.equal(await CodeScanModel.countDocuments({ code: successor }), 0)
    await api.get('/api/codes/AAAAAAAAA')
    assert.equal(await CodeScanModel.countDocuments({ code: 'AAAAAAAAA' }), 0)
  })

  it('moves the day a code was last seen forward and never back', async () => {
    const code = await aCode()
    await countScan(code, new Date('2026-11-20T20:00:00Z'))
    await countScan(code, new Date('2026-11-03T01:00:00Z'))
    assert.equal((await PlaceCodeModel.findById(code).lean())?.seenOn, '2026-11-21')
  })

  it('shows the place and public cases, and no field more', async () => {
    const code = await aCode({ batch: '内部批次' })
    const { body } = await api.get(`/api/codes/${code}`)
    const shown = ['address', 'code', 'gridCode', 'name', 'openCases', 'point', 'topics']
    assert.deepEqual(Object.keys(body).sort(), shown)
  })

  it('of a sticker that may be fake becomes a report with its photo, once however often it is sent', async () => {
    const token = await api.resident()
    const { id } = (await api.upload(token, await aPhoto())).body
    const body = { scanned: 'https://evil.example/pay', text: '盖在原来的码上', media: [id], point: pointInCell }
    const send = () => api.post('/api/suspect-codes', { token, body, headers: { 'Idempotency-Key': 'fake-sticker-1' } })
    const [first, again] = [await send(), await send()]
    assert.deepEqual([first.status, again.body], [201, first.body])
    const report = await ReportModel.findOne({ caseNo: first.body.caseNo }).orFail().lean()
    assert.match(report.text, /疑似假冒的二维码，扫到的内容：https:\/\/evil\.example\/pay。盖在原来的码上/)
  })

  it('of a fake needs a session, a place and what was scanned', async () => {
    const token = await api.resident()
    const headers = { 'Idempotency-Key': 'fake-sticker-2' }
    const post = (body: object, asked?: string) =>
      api.post('/api/suspect-codes', { body, headers, ...(asked && { token: asked }) })
    assert.equal((await post({ scanned: 'x', point: pointInCell })).status, 401)
    assert.equal((await post({ scanned: 'x' }, token)).status, 400)
    assert.equal((await post({ point: pointInCell }, token)).status, 400)
  })
})

describe('Guessing codes from many addresses', () => {
  const warned: unknown[] = []
  const { warn } = log
  afterEach(() => {
    log.warn = warn
    forgetGuesses()
  })

  it('is warned of once in a window, and its sum when the window is over', () => {
    log.warn = ((facts: unknown) => warned.push(facts)) as typeof log.warn
    forgetGuesses()
    const start = Date.now()
    for (let guess = 0; guess < guessing.suspicious + 50; guess += 1) noticeGuess(start)
    assert.deepEqual(warned, [{ count: guessing.suspicious }])
    noticeGuess(start + guessing.windowMs)
    assert.deepEqual(warned[1], { count: guessing.suspicious + 50 })
  })
})
