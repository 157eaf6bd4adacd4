import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { chinaDay, daysBefore } from '../../contracts/china-time'
import { testApi } from '../test/api'
import { aCase, aCatalogue, aCell, aCode } from '../test/factories'

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
      points.body.map((point: { code: string }) => point.code),
      [code]
    )
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
