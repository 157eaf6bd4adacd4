import assert from 'node:assert/strict'
import { codeOfLaunch } from './launch-code'

describe('the code a resident arrives with', () => {
  it('is in the address when a camera opened the browser', () => {
    assert.equal(codeOfLaunch({ c: '7K2M9QXDT' }), '7K2M9QXDT')
  })

  it('is in the scanned link when WeChat opened the mini-program', () => {
    assert.equal(codeOfLaunch({ q: encodeURIComponent('https://city.example/q/7K2M9QXDT?from=wall') }), '7K2M9QXDT')
  })

  it('is the scene of a round WeChat code', () => {
    assert.equal(codeOfLaunch({ scene: '7K2M9QXDT' }), '7K2M9QXDT')
  })

  it('is absent when somebody just opens the app', () => {
    assert.equal(codeOfLaunch({}), undefined)
    assert.equal(codeOfLaunch({ c: '' }), undefined)
  })

  it('is taken as it stands when the link is badly encoded', () => {
    assert.equal(codeOfLaunch({ c: '%E4%ZZ' }), '%E4%ZZ')
  })
})
