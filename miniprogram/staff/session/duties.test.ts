import assert from 'node:assert/strict'
import { defaultRightsOf } from '../../../contracts/staff/rights'
import { dutiesOf } from './duties'

describe('what somebody does on the way', () => {
  it('follows from their roles, of which a small city gives one person several', () => {
    assert.deepEqual(dutiesOf(defaultRightsOf(['collector'])), { collects: true, handles: false, oversees: false })
    assert.deepEqual(dutiesOf(defaultRightsOf(['clerk', 'handler'])), {
      collects: false,
      handles: true,
      oversees: false
    })
    assert.deepEqual(dutiesOf(defaultRightsOf(['collector', 'lead'])), {
      collects: true,
      handles: false,
      oversees: true
    })
    assert.deepEqual(dutiesOf(defaultRightsOf(['auditor'])), { collects: false, handles: false, oversees: false })
  })
})
