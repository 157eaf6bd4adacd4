import assert from 'node:assert/strict'
import { mapAddress } from './map-address'

const place = { address: '解放路 12 号', codeName: '路灯 & 03 号', point: [113.59, 24.8] as const }

describe('The way to a place', () => {
  it('is opened with whatever map a phone has', () => {
    const android = mapAddress(place, 'Mozilla/5.0 (Linux; Android 14)')
    assert.equal(android, `geo:24.8,113.59?q=24.8,113.59(${encodeURIComponent('路灯 & 03 号')})`)
  })

  it('is opened with Apple’s map on an iPhone, where that map thinks the place is', () => {
    const address = new URL(mapAddress(place, 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)'))
    assert.equal(address.host, 'maps.apple.com')
    const [latitude = 0, longitude = 0] = (address.searchParams.get('daddr') ?? '').split(',').map(Number)
    assert.ok(Math.abs(latitude - 24.8) < 0.01 && Math.abs(longitude - 113.59) < 0.01)
    assert.notEqual(longitude, 113.59)
    assert.equal(address.searchParams.get('q'), '路灯 & 03 号')
  })

  it('has no address where there is no position', () => {
    assert.equal(mapAddress({ address: '解放路' }, 'Android'), '')
  })
})
