import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { defaultRightsOf, givenRights, type Right, withThoseThatCome } from '../../contracts/staff/rights'
import { type Role, roles } from '../../contracts/staff/roles'
import { seesCases, startOf } from './places'

/** What is done with something that one came to by another right, or on the phone alone. */
const nowhere: readonly Right[] = [
  'patrol',
  'sendCollectors',
  'seeContacts',
  'redact',
  'seeUnredacted',
  'eraseForCallers',
  'mintCodes',
  'planCodes',
  'printCodes',
  'hangCodes',
  'markDamagedCodes',
  'retireCodes',
  'setCalendar',
  'setStages',
  'setDispatch',
  'setTexts'
]

describe('Where somebody begins at the console', () => {
  it('is the queue for whoever sees cases, even without acting on them', () => {
    assert.ok(seesCases(['seeAllCases']) && seesCases(withThoseThatCome(['actAsHandler'])))
    const watching = (Object.keys(roles) as Role[]).filter(role => !seesCases(defaultRightsOf([role])))
    assert.deepEqual(watching, ['administrator', 'security', 'auditor'])
  })

  it('is a page of their own for whoever has one right alone that has a page', () => {
    const lost = givenRights.filter(right => !seesCases(withThoseThatCome([right])) && !startOf([right]))
    assert.deepEqual(lost, nowhere)
    assert.equal(startOf(defaultRightsOf(['administrator'])), '/rules')
    assert.equal(startOf(defaultRightsOf(['security'])), '/accounts')
  })
})
