import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import catalogue from '../data/catalogue-2026.json' with { type: 'json' }
import { exam, marksOf, type Rank } from './exam'
import { matterModel } from './matter-model'
import { oftenOf, startWords, wordsOf } from './start-words'

const matters = catalogue.matters.map(({ code, name, conditions }) => ({
  code,
  name,
  words: [...wordsOf(code)],
  often: oftenOf(code),
  conditions: conditions.map(({ when }) => ({ code: '', when, limit: 1, unit: 'workDay' as const }))
}))
const nameOf = new Map(matters.map(({ code, name }) => [code, name]))

describe('What a report is about', () => {
  let rank: Rank = () => []
  before(async () => {
    rank = await matterModel(startWords(matters))
  })
  const likeliest = (text: string, count = 1) =>
    rank(text)
      .slice(0, count)
      .map(({ code }) => nameOf.get(code))

  it('is found in the words of residents, not of the catalogue', () => {
    const meant: [text: string, name: string][] = [
      ['红绿灯坏了', '交通信号灯异常'],
      ['马路上有个大坑', '道路破损'],
      ['下水道堵了，污水流到人行道上', '排水管道破裂'],
      ['昨晚路灯又不亮了，走夜路看不见', '路灯异常'],
      ['路口积水', '道路积水'],
      ['路面塌了一个洞', '路面塌陷'],
      ['电线杆上贴满小广告', '非法小广告']
    ]
    for (const [text, name] of meant) assert.deepEqual(likeliest(text), [name], text)
    assert.ok(likeliest('路边垃圾堆了好几天没人清，暴露在外面', 3).includes('暴露垃圾'))
    assert.ok(likeliest('树倒了，压住车', 2).includes('树木倒伏'))
    assert.ok(likeliest('楼下有人半夜烧烤，油烟很大', 2).includes('露天烧烤'))
  })

  it('is right first for four of five sentences that no word list was made from, and among five for nearly all', () => {
    const { first, amongFive } = marksOf(rank)
    assert.ok(exam.length >= 300)
    assert.ok(first >= 0.85, `first: ${first}`)
    assert.ok(amongFive >= 0.97, `among five: ${amongFive}`)
  })

  it('says which words speak for it, and none where nothing does', () => {
    assert.equal(rank('红绿灯坏了')[0]?.because.length, 2)
    assert.ok(rank('abc！！').every(({ because }) => because.length === 0))
  })

  it('is learned from what the operators of this city decide', async () => {
    const text = '牛记档口又摆出来了'
    const before = likeliest(text)
    const decided = Array.from({ length: 6 }, () => ({ text: '牛记档口摆到路上', matter: '09012' }))
    const after = (await matterModel(startWords(matters), decided))(text)
    assert.notDeepEqual(before, ['占用消防通道'])
    assert.equal(after[0]?.code, '09012')
  })

  it('is not thrown off by cases of matters that the catalogue no longer has', async () => {
    const learned = await matterModel(startWords(matters), [{ text: '路灯不亮', matter: '99999' }])
    const ranked = learned('路灯不亮')
    assert.equal(nameOf.get(ranked[0]?.code ?? ''), '路灯异常')
  })
})
