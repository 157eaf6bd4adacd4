import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { stepOf } from '../../contracts/cases/workflow'
import { messageKeys, residentsAreTold } from '../../contracts/messages/views'
import { sentenceFor } from './sentences'

const names = { case: '44020420261122000017', place: '启明北路 16 号', department: '市政所' }

describe('The sentence of a message', () => {
  it('is there for everybody who is told, and fits a line', () => {
    for (const action of messageKeys) {
      for (const reader of ['staff', 'resident'] as const) {
        const sentence = sentenceFor(action, reader, {}, names)
        assert.ok([...sentence].length >= 2 && [...sentence].length <= 24, `${action}: ${sentence}`)
        assert.doesNotMatch(sentence, /[{}]/)
      }
      const staff = stepOf(action).tells?.some(audience => audience !== 'reporters' && audience !== 'asker')
      if (staff) assert.notEqual(sentenceFor(action, 'staff', {}, names), stepOf(action).label, action)
    }
  })

  it('names the department, or says that there is one', () => {
    assert.equal(sentenceFor('dispatch', 'resident', {}, names), '已交给市政所处理')
    assert.equal(sentenceFor('dispatch', 'resident', {}, { ...names, department: '' }), '已交给负责的部门处理')
  })

  it('is the city’s own where it has one: the residents’ where they are told, else the staff’s', () => {
    const texts = { dispatch: '{place}的问题（{case}）交给了{department}', sendBack: '退回重办' }
    assert.equal(
      sentenceFor('dispatch', 'resident', texts, names),
      '启明北路 16 号的问题（44020420261122000017）交给了市政所'
    )
    assert.equal(sentenceFor('dispatch', 'staff', texts, names), '新派给市政所，请签收')
    assert.equal(sentenceFor('sendBack', 'staff', texts, names), '退回重办')
  })

  it('counts residents who asked among those who are told', () => {
    assert.deepEqual(
      ['close', 'refuseReopening', 'grantReopening'].filter(key => !residentsAreTold(key as never)),
      []
    )
    assert.deepEqual(
      ['sendBack', 'refuseVoid', 'refuseExtension'].filter(key => residentsAreTold(key as never)),
      []
    )
  })
})
