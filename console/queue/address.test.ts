import assert from 'node:assert/strict'
import { type QueueAddress, readAddress, writeAddress } from './address'

function read(search: string, role: 'operator' | 'lead' | 'supervisor' = 'operator') {
  return readAddress(new URLSearchParams(search), [role])
}

describe('The address of a queue', () => {
  it('opens where the role begins its day, with what runs out first', () => {
    assert.deepEqual(read(''), { tab: 'submitted', q: '', sort: 'urgent' })
    assert.deepEqual(read('', 'lead'), { tab: 'accepted', q: '', sort: 'urgent' })
    assert.deepEqual(read('', 'supervisor'), { tab: 'all', q: '', sort: 'newest' })
  })

  it('comes back the same from a bookmark', () => {
    const addresses: QueueAddress[] = [
      { tab: 'submitted', q: '路灯 & 井盖', sort: 'urgent' },
      { tab: 'closed', q: '', sort: 'oldest' },
      { tab: 'all', q: '44020420261122', sort: 'newest' },
      { tab: 'handling', q: '', sort: 'newest', due: 'red', department: 'municipal' },
      { tab: 'all', q: '', sort: 'newest', asked: 'extension' },
      { tab: 'atWork', q: '', sort: 'urgent', department: 'greening' },
      { tab: 'dispatched', q: '', sort: 'oldest', mine: true }
    ]
    for (const address of addresses) assert.deepEqual(read(writeAddress(address, ['operator'])), address)
  })

  it('forgives an address that somebody has mangled', () => {
    assert.deepEqual(read('state=constructor&sort=fastest&q=%20%20&due=green&asked=money&mine=2&department='), {
      tab: 'submitted',
      q: '',
      sort: 'urgent'
    })
  })
})
