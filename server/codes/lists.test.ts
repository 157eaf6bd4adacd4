import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { before, describe, it } from 'mocha'
import { chinaDay, daysBefore } from '../../contracts/china-time'
import { mapLimit } from '../../contracts/codes/code-points'
import { placeCodeFrom } from '../../contracts/codes/place-code'
import { testApi } from '../test/api'
import { aCase, aCatalogue, aCell, aCode, pointInCell } from '../test/factories'
import { PlaceCodeModel } from './model'
import { searchedBy } from './searched'
import { upgradeCodes } from './upgrade-codes'

describe('The list of codes', () => {
  const api = testApi()
  let lead = ''
  const ago = (days: number) => daysBefore(new Date(), days)

  before(async () => {
    await aCatalogue()
    await aCell()
    lead = await api.staff({ roles: ['lead'] })
  })

  const list = async (query: string) => (await api.get(`/api/staff/codes?${query}`, { token: lead })).body
  const codePointsOf = ({ body }: { body: { items: { code: string }[] } }) => codesOf(body)
  const codesOf = (body: { items: { code: string }[] }) => body.items.map(({ code }) => code)

  it('finds what was printed and never posted, and what hangs and is never scanned', async () => {
    const late = await aCode({ state: 'printed', printedAt: ago(15), batch: '提醒' })
    await aCode({ state: 'printed', printedAt: ago(13), batch: '提醒' })
    const forgotten = await aCode({ seenOn: chinaDay(ago(91)), batch: '提醒' })
    await aCode({ seenOn: chinaDay(ago(89)), batch: '提醒' })
    assert.deepEqual(codesOf(await list('attention=unposted')), [late])
    assert.deepEqual(codesOf(await list('attention=unscanned')), [forgotten])
  })

  it('finds by state, batch, place, and by the code or link itself', async () => {
    const code = await aCode({ name: '风采路喷泉', batch: '找一找', state: 'damaged' })
    await aCode({ name: '风采路凉亭', batch: '找一找' })
    const q = (text: string) => list(`q=${encodeURIComponent(text)}`)
    assert.deepEqual(codesOf(await q('喷泉')), [code])
    const numbered = await aCode({ name: '风采路　灯杆 11 号' })
    for (const spelling of ['灯杆11号', '灯杆 11号', '灯杆－11号，风采路']) {
      assert.deepEqual(codesOf(await q(spelling)), [numbered], spelling)
    }
    assert.deepEqual(codesOf(await q(`https://x.example/q/${code.toLowerCase()}`)), [code])
    assert.equal((await list(`batch=${encodeURIComponent('找一找')}`)).items.length, 2)
    assert.deepEqual(codesOf(await list(`state=damaged&batch=${encodeURIComponent('找一找')}`)), [code])
    const points = await api.get('/api/staff/code-points?state=damaged', { token: lead })
    assert.deepEqual(
      [points.body.items.map((point: { code: string }) => point.code), points.body.more],
      [[code], false]
    )
  })

  it('finds a part of a code, a component, a cell and whatever a cell lies in', async () => {
    const component = '44020401010300077'
    const code = await aCode({ name: '南门闸阀', component, gridCode: '440299001001007' })
    const q = (text: string) => list(`q=${encodeURIComponent(text)}`)
    for (const part of [code.slice(0, 5), code.slice(2, 8).toLowerCase(), component, `部件编号：${component}`]) {
      assert.ok(codesOf(await q(part)).includes(code), part)
    }
    for (const cell of ['440299', '4402990', '440299001', '440299001001', '4402990010010', '440299001001007']) {
      assert.deepEqual(codesOf(await list(`gridCode=${cell}`)), [code], cell)
    }
    assert.deepEqual(codesOf(await list('gridCode=4402990010010&state=lost')), [])
    for (const none of ['-', '没有这样的词', '440299', '44020401010300078']) {
      assert.deepEqual(codesOf(await q(none)), [], none)
    }
  })

  it('follows a code from planning over posting to a corrected place', async () => {
    const administrator = await api.staff({ roles: ['administrator'] })
    const code = await aCode({ state: 'minted', name: '', address: '' })
    const q = async (text: string) => codesOf(await list(`q=${encodeURIComponent(text)}`))
    const step = (action: string, body: object) =>
      api.post(`/api/staff/codes/${code}/actions/${action}`, { token: administrator, body })
    const [lon, lat] = pointInCell
    const boxed = async () =>
      codePointsOf(
        await api.get(`/api/staff/code-points?box=${lon + 0.00003},${lat},${lon + 0.0001},${lat + 0.0001}`, {
          token: lead
        })
      )
    const here = { point: [lon + 0.00005, lat + 0.00005], media: [] }
    const posted = await step('post', { ...here, name: '百年东路岗亭', address: '百年东路 8 号' })
    assert.equal(posted.status, 200, JSON.stringify(posted.body))
    assert.deepEqual([await q('岗亭'), await boxed()], [[code], [code]])
    const elsewhere = { point: [lon + 0.003, lat], media: [] }
    const corrected = await step('correct', { ...elsewhere, name: '向阳巷风雨亭', reason: '贴错了' })
    assert.equal(corrected.status, 200, JSON.stringify(corrected.body))
    assert.deepEqual([await q('岗亭'), await q('风雨亭 百年东路'), await boxed()], [[], [code], []])
  })

  it('shows what waits in the order in which it waits, page by page', async () => {
    const batch = '等候'
    const unposted: string[] = []
    for (const days of [40, 30, 30, 20]) {
      unposted.push(await aCode({ state: 'printed', printedAt: ago(days), batch }))
    }
    const unscanned: string[] = []
    for (const days of [120, 110, 110, 95]) unscanned.push(await aCode({ seenOn: chinaDay(ago(days)), batch }))
    for (const [attention, expected] of Object.entries({ unposted, unscanned })) {
      const seen: string[] = []
      let cursor = ''
      do {
        const at = `attention=${attention}&batch=${encodeURIComponent(batch)}&limit=1`
        const body = await list(`${at}${cursor && `&cursor=${cursor}`}`)
        seen.push(...codesOf(body))
        cursor = body.next ?? ''
      } while (cursor && seen.length < 9)
      assert.deepEqual([seen[0], seen.at(-1)], [expected[0], expected[3]])
      assert.deepEqual([...seen].sort(), [...expected].sort())
    }
  })

  it('is shown on a map as far as one can show it, and says so', async () => {
    const many = Array.from({ length: mapLimit + 5 }, (_, index) => {
      const _id = placeCodeFrom(randomBytes(8))
      const point = [113.9 + (index % 100) * 0.0001, 24.3 + Math.floor(index / 100) * 0.0001]
      const code = { _id, point, name: '', address: '' }
      return { ...code, state: 'lost', version: 1, createdAt: ago(1), history: [], search: searchedBy(code) } as never
    })
    await PlaceCodeModel.collection.insertMany(many)
    const ask = (query: string) => api.get(`/api/staff/code-points?state=lost${query}`, { token: lead })
    const { body } = await ask('')
    assert.deepEqual([body.items.length, body.more], [mapLimit, true])
    const nearer = (await ask('&box=113.9,24.3,113.90095,24.30095')).body
    assert.deepEqual([nearer.items.length, nearer.more], [100, false])
    assert.deepEqual((await ask('&box=100,20,101,21')).body, { items: [], more: false })
    for (const wrong of ['1,2,3', '5,5,4,6', 'a,b,c,d', '0,0,200,1', '', '1,2,3,4,5']) {
      const { status, body: refused } = await ask(`&box=${wrong}`)
      assert.deepEqual([status, refused.error?.code], [400, 'invalid_fields'], wrong)
    }
  })

  it('lets codes of an earlier version be found once they are brought up to date', async () => {
    const code = await aCode({ name: '老版本的鼓楼' })
    await PlaceCodeModel.collection.updateOne({ _id: code as never }, { $unset: { search: '' } })
    const q = async () => codesOf(await list(`q=${encodeURIComponent('鼓楼')}`))
    assert.deepEqual(await q(), [])
    assert.deepEqual([await upgradeCodes(), await upgradeCodes()], [1, 0])
    assert.deepEqual(await q(), [code])
  })

  it('is paged without losing or repeating one, however many were made at one moment', async () => {
    const createdAt = ago(1)
    const made = await Promise.all(Array.from({ length: 7 }, () => aCode({ batch: '翻页', createdAt })))
    const seen: string[] = []
    let cursor = ''
    do {
      const body = await list(`batch=${encodeURIComponent('翻页')}&limit=3${cursor && `&cursor=${cursor}`}`)
      seen.push(...codesOf(body))
      cursor = body.next ?? ''
    } while (cursor)
    assert.deepEqual(seen.sort(), made.sort())
  })

  it('says of each how often it was scanned and what was reported there', async () => {
    const code = await aCode({ batch: '统计' })
    await aCase({ code })
    await api.get(`/api/codes/${code}`)
    await api.get(`/api/codes/${code}`)
    const [item] = (await list(`batch=${encodeURIComponent('统计')}`)).items
    assert.deepEqual([item.scans, item.reports, item.seenOn], [2, 1, chinaDay(new Date())])
  })

  it('retires many at once with a result for each', async () => {
    const administrator = await api.staff({ roles: ['administrator'] })
    const [one, gone] = [await aCode(), await aCode({ state: 'retired' })]
    const { status, body } = await api.post('/api/staff/code-retirements', {
      token: administrator,
      body: { codes: [one, gone, 'AAAAAAAAA', one], reason: '路段改造' }
    })
    assert.equal(status, 200)
    assert.deepEqual(
      body.items.map(({ code, done }: { code: string; done: boolean }) => [code, done]),
      [
        [one, true],
        [gone, false],
        ['AAAAAAAAA', false]
      ]
    )
    assert.ok(body.items.slice(1).every(({ message }: { message: string }) => /[\u4e00-\u9fff]/.test(message)))
    const retire = (token: string, codes: unknown) =>
      api.post('/api/staff/code-retirements', { token, body: { codes, reason: '路段改造' } })
    assert.equal((await retire(await api.staff({ roles: ['collector'] }), [one])).status, 403)
    assert.equal((await retire(administrator, [])).status, 400)
  })

  it('answers which codes exist to whoever reads a sheet back, and nothing to strangers', async () => {
    const code = await aCode({ batch: '读回' })
    const ask = (token: string, codes: unknown) => api.post('/api/staff/code-lookup', { token, body: { codes } })
    assert.deepEqual((await ask(lead, [code, 'AAAAAAAAA', '?'])).body, [{ code, state: 'posted', batch: '读回' }])
    assert.equal((await ask(lead, 'x')).status, 400)
    const auditor = await api.staff({ roles: ['auditor'] })
    for (const path of ['codes', 'code-points', 'code-batches', 'code-export', `codes/${code}`]) {
      assert.equal((await api.get(`/api/staff/${path}`, { token: auditor })).status, 403, path)
    }
    assert.equal((await ask(auditor, [code])).status, 403)
    assert.equal((await list('state=exploded')).error.code, 'invalid_fields')
    assert.equal((await list('cursor=x')).error.code, 'bad_request')
  })
})
