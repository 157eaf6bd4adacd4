import assert from 'node:assert/strict'
import { dialled, numbersIn } from './numbers-in'

const dialledIn = (text: string) => numbersIn(text).flatMap(part => ('number' in part ? part.number : []))

describe('telephone numbers in a text', () => {
  it('are found in all forms in which people are told them', () => {
    assert.deepEqual(dialledIn('请马上打 110、119 或 120。'), ['110', '119', '120'])
    assert.deepEqual(dialledIn('热线 12345，物业 0751-8123456，手机13800138000'), [
      '12345',
      '0751-8123456',
      '13800138000'
    ])
    assert.deepEqual(dialledIn('请打400-812-3123或电话：8123456'), ['400-812-3123', '8123456'])
    assert.deepEqual(dialledIn('找 0751-8123456转802，供电 95598'), ['0751-8123456转802', '95598'])
  })

  it('are not seen in other figures', () => {
    for (const text of [
      '案卷号 440204 20261128 000011',
      '44020420261128000011',
      '公交 110 路',
      '120 元',
      '长 119 米',
      '12345 号',
      '编号 8123456',
      'A110',
      '2026-11-28',
      '11:20'
    ])
      assert.deepEqual(dialledIn(text), [], text)
  })

  it('leave the text as it was', () => {
    const text = '请打 12345；或者 0751-8123456。'
    assert.equal(
      numbersIn(text)
        .map(part => ('number' in part ? part.number : part.words))
        .join(''),
      text
    )
  })

  it('are dialled without what is only for the eye', () => {
    assert.equal(dialled('0751-8123456转802'), '07518123456,802')
    assert.equal(dialled('400-812-3123'), '4008123123')
  })
})
