import assert from 'node:assert/strict'
import { checkNumbers } from './check-numbers'

describe('the numbers a resident types to follow a report', () => {
  it('may be typed as they stand on the receipt', () => {
    assert.deepEqual(checkNumbers('440204 20261122 000017', '7k2m9 qxdit'), {
      caseNo: '44020420261122000017',
      queryCode: '7K2M9QXD1T'
    })
  })

  it('are told apart when one is wrong', () => {
    assert.deepEqual(checkNumbers('4402', '7K2M9QXD3T'), { errors: { caseNo: '案卷号应是 20 位数字' } })
  })
})
