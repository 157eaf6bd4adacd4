import assert from 'node:assert/strict'
import { hiddenBy } from '../../../contracts/rules/hidden-rules'
import type { DispatchRule } from '../../../contracts/rules/kinds'
import { changed, freshRule, moved, without } from './rule-order'

const rule = (matter: string, area = ''): DispatchRule => ({ matter, area, department: 'municipal', note: '' })
const rules = [rule('01'), rule('01037'), rule('06', '440204001')]
const order = (all: readonly DispatchRule[]) => all.map(({ matter }) => matter).join(' ')

describe('The order of dispatch rules', () => {
  it('changes by one place at a time and stops at both ends', () => {
    assert.equal(order(moved(rules, 1, -1)), '01037 01 06')
    assert.equal(order(moved(rules, 1, 1)), '01 06 01037')
    assert.equal(order(moved(rules, 0, -1)), '01 01037 06')
    assert.equal(order(moved(rules, 2, 1)), '01 01037 06')
  })

  it('stays when one of them is changed or taken away', () => {
    assert.equal(order(without(rules, 1)), '01 06')
    assert.equal(changed(rules, 2, { area: '' })[2]?.area, '')
  })

  it('shows a rule that nothing can reach', () => {
    assert.equal(hiddenBy(rules, 1), 0)
    assert.equal(hiddenBy(moved(rules, 1, -1), 1), undefined)
    assert.equal(hiddenBy([freshRule, ...rules], 3), 0)
    assert.equal(hiddenBy([rule('06', '440204001002')], 0), undefined)
  })
})
