import assert from 'node:assert/strict'
import { type Choice, matching } from './choices'

const choices: Choice[] = [
  { id: '01001', label: '供水井盖异常', also: '缺失 破损' },
  { id: '02011', label: '道路破损', also: '路面沉陷' },
  { id: '03004', label: '路灯损坏', suggested: true },
  { id: '06010', label: '道路保洁', also: '路灯下' }
]

function found(typed: string): string {
  return matching(choices, typed)
    .map(choice => choice.id)
    .join(' ')
}

describe('Choosing from a long list', () => {
  it('offers what suggests itself first, then everything', () => {
    assert.equal(found(''), '03004 01001 02011 06010')
  })

  it('finds by the beginning of a code', () => {
    assert.equal(found('0200'), '')
    assert.equal(found('020'), '02011')
  })

  it('puts names that begin with the words before names that contain them, and those before conditions', () => {
    assert.equal(found('破损'), '02011 01001')
    assert.equal(found('路灯'), '03004 06010')
  })

  it('wants all of several words', () => {
    assert.equal(found('井盖 缺失'), '01001')
    assert.equal(found('井盖 沉陷'), '')
  })

  it('finds by initials, by spelling, and by any mixture of both', () => {
    const spelt: Choice[] = [
      { id: '06050', label: '道路破损', spelt: 'dao lu po sun' },
      { id: '06010', label: '暴露垃圾', spelt: 'bao lu la ji' },
      { id: '06011', label: '积存垃圾渣土', spelt: 'ji cun la ji zha tu' }
    ]
    const ids = (typed: string) => matching(spelt, typed).map(({ id }) => id)
    assert.deepEqual(ids('bllj'), ['06010'])
    assert.deepEqual(ids('baolulaji'), ['06010'])
    assert.deepEqual(ids('blulaj'), ['06010'])
    assert.deepEqual(ids('laji'), ['06010', '06011'])
    assert.deepEqual(ids('ji'), ['06011', '06010'])
    assert.deepEqual(ids('zha 垃圾'), ['06011'])
    assert.deepEqual(ids('lul'), ['06010'])
    assert.deepEqual(ids('x'), [])
  })
})
