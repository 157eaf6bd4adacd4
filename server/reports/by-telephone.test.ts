import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { testApi } from '../test/api'
import { aCatalogue, aCell, aPhoto } from '../test/factories'

describe('An operator takes a report by telephone', () => {
  const api = testApi()
  const take = (token: string, body: unknown, key: string) =>
    api.post('/api/staff/reports', { token, body, headers: { 'Idempotency-Key': key } })

  before(async () => {
    await aCatalogue()
    await aCell()
  })

  it('with the caller’s number sealed and a photo of their own, once however often it is sent', async () => {
    const operator = await api.staff({ roles: ['operator'], name: '受理员甲' })
    const photo = await api.upload(operator, await aPhoto(), '/api/staff/media')
    const contact = { phone: '13800138000', name: '来电人' }
    const body = { address: '解放路 8 号', text: '来电：路口积水', topic: 'water', media: [photo.body.id], contact }
    const [first, again] = [await take(operator, body, 'by-telephone-1'), await take(operator, body, 'by-telephone-1')]
    assert.deepEqual([first.status, again.body], [201, first.body])
    const seen = await api.get(`/api/staff/cases/${first.body.caseNo}`, { token: operator })
    const [report] = seen.body.reports.items
    assert.deepEqual([report.source, report.hasContact, report.media.length], ['hotline', true, 1])
    const [entry] = seen.body.history
    assert.deepEqual([entry.by.name, entry.by.role], ['受理员甲', 'operator'])
    assert.ok(!JSON.stringify(seen.body).includes('13800138000'))
    const tracked = await api.post('/api/track', {
      body: { caseNo: first.body.caseNo, queryCode: first.body.queryCode }
    })
    assert.equal(tracked.body.timeline[0].title, '已收到您的上报')
  })

  it('and only an operator may, with a place and words', async () => {
    const lead = await api.staff({ roles: ['lead'] })
    const body = { address: '解放路', text: '好' }
    assert.equal((await take(lead, body, 'by-telephone-2')).status, 403)
    assert.equal((await take(await api.resident(), body, 'by-telephone-3')).status, 401)
    const operator = await api.staff({ roles: ['operator'] })
    assert.equal((await take(operator, { text: '没有地址' }, 'by-telephone-4')).status, 400)
  })
})
