import assert from 'node:assert/strict'
import { addressOf } from './address'

describe('The address of a call', () => {
  it('has its parameters filled in, whatever characters they hold', () => {
    assert.equal(
      addressOf('/api/cases/:caseNo/actions/:action', { caseNo: '1', action: 'file' }),
      '/api/cases/1/actions/file'
    )
    assert.equal(
      addressOf('/api/batches/:batch/sheet', { batch: '浈江 & 武江/1' }),
      `/api/batches/${encodeURIComponent('浈江 & 武江/1')}/sheet`
    )
  })

  it('carries what is asked for and nothing empty', () => {
    assert.equal(
      addressOf('/api/cases', {}, { state: 'filed', q: '', cursor: undefined, limit: '30' }),
      '/api/cases?state=filed&limit=30'
    )
    assert.equal(addressOf('/api/cases', {}, { q: '' }), '/api/cases')
  })
})
