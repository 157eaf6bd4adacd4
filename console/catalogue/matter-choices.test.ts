import assert from 'node:assert/strict'
import type { MatterView } from '../../contracts/catalogue/views'
import { matching } from '../fields/choices'
import { likelyCondition, matterChoices } from './matter-choices'

function matter(code: string, name: string, words: string[], ...conditions: string[]): MatterView {
  return {
    code,
    name,
    major: { code: '01', name: '市政公用设施类' },
    extension: false,
    words,
    topics: [],
    conditions: conditions.map((when, at) => ({ code: `${code}-${at + 1}`, when, limit: 2, unit: 'workDay' }))
  }
}

const lid = matter('01001', '供水井盖异常', ['水表井没盖'], '缺失或移位有隐患', '破损或锈蚀', '异响或翻盖')
const lamp = matter('01037', '路灯异常', ['灯不亮', '黑漆漆'], '缺亮')

describe('Choosing a matter', () => {
  it('begins with what the server proposes, and says why', () => {
    const choices = matterChoices([lid, lamp], [{ code: '01037', because: ['黑漆漆'] }])
    assert.deepEqual(
      choices.map(({ id, hint, suggested }) => [id, hint, suggested]),
      [
        ['01037', '01037 · 黑漆漆', true],
        ['01001', '01001', false]
      ]
    )
  })

  it('leaves out what is proposed and has left the catalogue meanwhile', () => {
    assert.deepEqual(
      matterChoices([lid], [{ code: '01037', because: [] }]).map(({ id }) => id),
      ['01001']
    )
  })

  it('finds a matter by the words residents use', () => {
    assert.deepEqual(
      matching(matterChoices([lid, lamp]), '不亮').map(({ id }) => id),
      ['01037']
    )
  })

  it('takes the condition that the search words named', () => {
    assert.equal(likelyCondition(lid, '井盖 缺失'), '01001-1')
    assert.equal(likelyCondition(lid, '破损'), '01001-2')
    assert.equal(likelyCondition(lid, '缺失', '盖子破损了'), '01001-1')
  })

  it('takes the condition that the report’s words name, where only one is', () => {
    assert.equal(likelyCondition(lid, '', '井盖破损了，踩上去很危险'), '01001-2')
    assert.equal(likelyCondition(lid, '', '井盖破损，还有异响'), undefined)
  })

  it('takes the only condition and guesses among several none', () => {
    assert.equal(likelyCondition(lamp, ''), '01037-1')
    assert.equal(likelyCondition(lid, '井盖'), undefined)
    assert.equal(likelyCondition(lid, '缺失 破损'), undefined)
  })
})
