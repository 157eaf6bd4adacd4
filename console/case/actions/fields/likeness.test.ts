import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import type { MatterView } from '../../../../contracts/catalogue/views'
import { likenesses } from './likeness'

interface Catalogue {
  matters: Pick<MatterView, 'code' | 'name' | 'conditions'>[]
}
const file = new URL('../../../../server/catalogue/data/catalogue-2026.json', import.meta.url)
const { matters } = JSON.parse(readFileSync(file, 'utf8')) as Catalogue

function likeliest(text: string, count = 3): string[] {
  const likeness = likenesses(text, matters)
  const ranked = [...matters].sort((one, other) => (likeness.get(other.code) ?? 0) - (likeness.get(one.code) ?? 0))
  return ranked.slice(0, count).map(({ name }) => name)
}

describe('How much a report is like a matter', () => {
  it('puts the matter that is meant first in the real catalogue', () => {
    for (const text of ['路口那盏路灯不亮', '路灯杆歪了', '昨晚路灯又不亮了，走夜路看不见']) {
      assert.match(likeliest(text)[0] ?? '', /路灯/, text)
    }
    assert.match(likeliest('路边垃圾堆了好几天没人清，暴露在外面')[0] ?? '', /垃圾/)
    assert.ok(likeliest('雨水井盖破了')[0]?.includes('雨水井盖'))
    assert.equal(likeliest('路口积水')[0], '道路积水')
    assert.equal(likeliest('路面塌了一个洞')[0], '路面塌陷')
    assert.equal(likeliest('树倒了，压住车')[0], '树木倒伏')
    assert.ok(likeliest('楼下有人半夜烧烤，油烟很大', 2).includes('露天烧烤'))
    assert.ok(likeliest('电线杆上贴满小广告')[0]?.includes('广告'))
  })

  it('finds nothing in words that have nothing to do with the city', () => {
    assert.ok([...likenesses('abc！！', matters).values()].every(score => score === 0))
  })
})
