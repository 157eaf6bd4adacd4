import assert from 'node:assert/strict'
import { type CodesAddress, readCodesAddress, writeCodesAddress } from './address'

const read = (search: string) => readCodesAddress(new URLSearchParams(search))

describe('The address of the list of codes', () => {
  it('comes back the same from a bookmark', () => {
    const addresses: CodesAddress[] = [
      { view: 'list', batch: '', q: '' },
      { view: 'map', batch: '2026-11-浈江 & 武江', q: '路灯', state: 'posted', attention: 'unscanned' }
    ]
    for (const address of addresses) assert.deepEqual(read(writeCodesAddress(address)), address)
  })

  it('forgives an address that somebody has mangled', () => {
    assert.deepEqual(read('view=globe&state=constructor&attention=none'), { view: 'list', batch: '', q: '' })
  })
})
