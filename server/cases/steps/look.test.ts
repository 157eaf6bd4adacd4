import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import sharp from 'sharp'
import { chinaClock, chinaDay, dayMs, hourMs, inChina } from '../../../contracts/china-time'
import { MediaModel } from '../../media/model'
import { testApi } from '../../test/api'
import { aCase, aCatalogue, aCell, dutyGrid } from '../../test/factories'

/** How a camera writes a moment on a clock that is so many hours ahead of Chinese time. */
const cameraTime = (moment: Date, ahead = 0) =>
  inChina(moment.getTime() + ahead * hourMs)
    .toISOString()
    .slice(0, 19)
    .replaceAll('-', ':')
    .replace('T', ' ')

describe('A look on site says when its photo was taken', () => {
  const api = testApi()
  const asked = new Date(Date.now() - 2 * dayMs)
  const yesterday = new Date(Math.floor((Date.now() - dayMs) / 60_000) * 60_000)
  const inWords = (moment: Date) => `${chinaDay(moment)} ${chinaClock(moment)}`
  let collector: string

  before(async () => {
    await aCatalogue()
    await aCell()
    collector = await api.staff({ roles: ['collector'], dutyGrids: [dutyGrid] })
  })

  async function uploaded(exif: Record<string, string>) {
    const photo = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#557' } })
      .withExif({ IFD0: { Make: 'TestPhone' }, IFD2: exif })
      .jpeg()
      .toBuffer()
    const { status, body } = await api.upload(collector, photo, '/api/staff/media')
    assert.equal(status, 201)
    return body.id as string
  }

  /** What the desk reads of a check that was asked for two days ago and sent just now. */
  async function checked(media: string[], takenAt?: string) {
    const { caseNo, version } = await aCase({ state: 'checking', now: asked })
    const { status, body } = await api.post(`/api/staff/cases/${caseNo}/actions/checkPassed`, {
      token: collector,
      body: { version, media, ...(takenAt && { takenAt }) }
    })
    assert.equal(status, 200, JSON.stringify(body))
    const { details } = body.history.at(-1) as { details: { label: string; value: string }[] }
    return Object.fromEntries(details.map(({ label, value }) => [label, value]))
  }

  it('by the photo’s own clock, which is China’s unless it says another, whatever the phone says later', async () => {
    const now = new Date().toISOString()
    const bare = await checked([await uploaded({ DateTimeOriginal: cameraTime(yesterday) })], now)
    assert.deepEqual([bare.拍摄时间, bare.时间来自, bare.时间存疑], [inWords(yesterday), '照片自带', undefined])
    for (const [tag, offset, ahead] of [
      ['OffsetTimeOriginal', '+09:00', 1],
      ['OffsetTime', '-05:30', -13.5]
    ] as const) {
      const photo = await uploaded({ DateTimeOriginal: cameraTime(yesterday, ahead), [tag]: offset })
      assert.equal((await checked([photo], now)).拍摄时间, inWords(yesterday), offset)
    }
  })

  it('by the phone’s clock where the photo does not know, also when it is sent a day late', async () => {
    for (const none of [undefined, '0000:00:00 00:00:00', '2026:02:30 09:00:00']) {
      const said = await checked([await uploaded(none ? { DateTimeOriginal: none } : {})], yesterday.toISOString())
      assert.deepEqual([said.拍摄时间, said.时间存疑], [inWords(yesterday), undefined])
      assert.match(said.时间来自 ?? '', /^手机/)
    }
    const silent = await checked([await uploaded({})])
    assert.deepEqual([silent.拍摄时间, silent.时间来自], [undefined, undefined])
  })

  it('and says it of the oldest of several photos, and that one is older than the task', async () => {
    const old = new Date(asked.getTime() - 30 * dayMs)
    const photos = [yesterday, old].map(moment => uploaded({ DateTimeOriginal: cameraTime(moment) }))
    const said = await checked(await Promise.all(photos))
    assert.equal(said.拍摄时间, inWords(old))
    assert.match(said.时间存疑 ?? '', /还早/)
  })

  it('and says of a time that cannot be that it cannot, and the look counts all the same', async () => {
    const tomorrow = new Date(Date.now() + dayMs)
    assert.match((await checked([await uploaded({})], tomorrow.toISOString())).时间存疑 ?? '', /比收到时还晚/)
    for (const absurd of ['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '1970-01-01T00:00:00Z']) {
      const said = await checked([await uploaded({})], absurd)
      assert.deepEqual([said.拍摄时间, said.时间存疑], [undefined, '年份不对，时钟不准'], absurd)
    }
    const camera = await checked([await uploaded({ DateTimeOriginal: '9999:12:31 23:59:59' })])
    assert.deepEqual([camera.时间来自, camera.时间存疑], ['照片自带', '年份不对，时钟不准'])
  })

  it('but of a resident’s photo nothing about when it was taken is kept', async () => {
    const photo = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#557' } })
      .withExif({ IFD2: { DateTimeOriginal: cameraTime(yesterday) } })
      .jpeg()
      .toBuffer()
    const { body } = await api.upload(await api.resident(), photo)
    assert.equal((await MediaModel.findById(body.id).lean())?.takenAt, undefined)
  })
})
