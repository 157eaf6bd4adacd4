import assert from 'node:assert/strict'
import type { MatterView } from '../../../../contracts/catalogue/views'
import { likelyCondition, matterChoices } from './matter-choices'

function matter(code: string, name: string, topic: string, ...conditions: string[]): MatterView {
  return {
    code,
    name,
    major: { code: '01', name: '市政公用设施类' },
    extension: false,
    topics: [topic],
    conditions: conditions.map((when, at) => ({ code: `${code}-${at + 1}`, when, limit: 2, unit: 'workDay' }))
  }
}

const lid = matter('01001', '供水井盖异常', 'road', '缺失或移位有隐患', '破损或锈蚀', '异响或翻盖')
const lamp = matter('01037', '路灯异常', 'lights', '不亮')

describe('Choosing a matter', () => {
  it('begins with the matters of the topic that the resident chose', () => {
    assert.deepEqual(
      matterChoices([lid, lamp], 'lights', '井盖没了').map(({ id, suggested }) => [id, suggested]),
      [
        ['01037', true],
        ['01001', false]
      ]
    )
  })

  it('ranks by the words of the report where no topic says anything', () => {
    const [first, second] = matterChoices([lamp, lid], undefined, '供水的井盖没了，只剩个坑')
    assert.deepEqual([first?.id, first?.suggested, second?.suggested], ['01001', true, false])
  })

  it('takes the condition that the search words named', () => {
    assert.equal(likelyCondition(lid, '井盖 缺失'), '01001-1')
    assert.equal(likelyCondition(lid, '破损'), '01001-2')
  })

  it('takes the only condition and guesses among several none', () => {
    assert.equal(likelyCondition(lamp, ''), '01037-1')
    assert.equal(likelyCondition(lid, '井盖'), undefined)
    assert.equal(likelyCondition(lid, '缺失 破损'), undefined)
  })
})
