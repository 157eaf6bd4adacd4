import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { addressKey } from './address-key'

describe('A limit by address', () => {
  it('counts an IPv4 address, however it is written', () => {
    assert.equal(addressKey('203.0.113.7'), '203.0.113.7')
    assert.equal(addressKey('::ffff:203.0.113.7'), '203.0.113.7')
    assert.equal(addressKey('::FFFF:203.0.113.7'), '203.0.113.7')
  })

  it('counts all addresses of one IPv6 connection as one', () => {
    const key = '2001:db8:0:1::/64'
    for (const ip of ['2001:db8:0:1::1', '2001:db8:0:1:ffff:1:2:3', '2001:DB8:0:0001::', '2001:db8:0:1:0:0:0:9']) {
      assert.equal(addressKey(ip), key, ip)
    }
    assert.notEqual(addressKey('2001:db8:0:2::1'), key)
    assert.equal(addressKey('::1'), '0:0:0:0::/64')
    assert.equal(addressKey('fe80::1%eth0'), 'fe80:0:0:0::/64')
  })

  it('counts together what is no address', () => {
    assert.equal(addressKey(''), '')
  })
})
