import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import { type City, startCity } from './city'

describe('The power goes', () => {
  let city: City

  before(async () => {
    city = await startCity()
  })
  after(() => city.stop())

  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(city.url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body)
    })
    return { status: response.status, body: (await response.json()) as Record<string, string> }
  }

  it('right after a resident was told the number, five times, and each report is there afterwards', async () => {
    const { token } = (await post('/api/session/device', {})).body
    const headers = { Authorization: `Bearer ${token}` }
    for (let round = 1; round <= 5; round += 1) {
      const key = { ...headers, 'Idempotency-Key': `power-cut-${round}` }
      const report = { code: city.codes[round], text: `停电前第 ${round} 件` }
      const sent = await post('/api/reports', report, key)
      assert.equal(sent.status, 201)
      await city.kill()
      await city.restart()
      const tracked = await post('/api/track', { caseNo: sent.body.caseNo, queryCode: sent.body.queryCode })
      assert.deepEqual([tracked.status, tracked.body.text], [200, report.text])
      const again = await post('/api/reports', report, key)
      assert.deepEqual([again.status, again.body], [201, sent.body])
    }
  })
})
