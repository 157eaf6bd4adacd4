import assert from 'node:assert/strict'
import { groupsOfCaseNo, groupsOfQueryCode } from './groups'

describe('the numbers on the receipt', () => {
  it('stand in groups that can be read aloud', () => {
    assert.equal(groupsOfCaseNo('44020420261122000017'), '440204 20261122 000017')
    assert.equal(groupsOfQueryCode('7K2M9QXD3T'), '7K2M9 QXD3T')
  })
})
