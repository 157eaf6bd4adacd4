import assert from 'node:assert/strict'
import { requestOf } from './request-of'

describe('the address of a call', () => {
  it('has its parameters filled in and encoded', () => {
    const { path } = requestOf('GET /api/codes/:code', { params: { code: '井盖/7' } })
    assert.equal(path, `/api/codes/${encodeURIComponent('井盖/7')}`)
  })

  it('has a query only of what is given', () => {
    assert.equal(requestOf('GET /api/reports', { query: { cursor: undefined } }).path, '/api/reports')
    assert.equal(
      requestOf('GET /api/reports', { query: { cursor: 'a&b', limit: 3 } }).path,
      '/api/reports?cursor=a%26b&limit=3'
    )
  })

  it('carries the key that keeps a repeated report from being filed twice', () => {
    assert.deepEqual(requestOf('POST /api/reports', { body: {}, idempotencyKey: 'k' }).options, {
      method: 'POST',
      data: {},
      header: { 'Idempotency-Key': 'k' }
    })
  })
})
