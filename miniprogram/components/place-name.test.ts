import assert from 'node:assert/strict'
import { placeName } from './place-name'

describe('a place', () => {
  it('is called by its sign, else by its address', () => {
    assert.equal(placeName({ codeName: '风度北路 01 号', address: '12 号旁' }), '风度北路 01 号')
    assert.equal(placeName({ address: '解放路 12 号' }), '解放路 12 号')
  })

  it('that is a position only is called by the community around it', () => {
    assert.equal(placeName({ address: '', point: [113.6, 24.8], near: '大陂' }), '大陂社区附近 · 已定位')
    assert.equal(placeName({ address: '', point: [113.6, 24.8], near: '大陂社区' }), '大陂社区附近 · 已定位')
    assert.equal(placeName({ address: '', point: [113.6, 24.8] }), '已定位的地点')
  })
})
