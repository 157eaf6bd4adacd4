import assert from 'node:assert/strict'
import { staffActions } from '../../../contracts/case-actions'
import type { CaseView } from '../../../contracts/cases'
import { namesIn } from './action-forms'
import { type Draft, emptyDraft, readForm, withTemplate, wordsOf } from './draft'

const blank = emptyDraft({} as CaseView)

function draft(filled: Partial<Draft>): Draft {
  return { ...blank, ...filled }
}

describe('What an operator fills in', () => {
  it('is refused with a plain sentence at every field that is missing', () => {
    assert.deepEqual(readForm('accept', blank), { fields: { matter: '请选择事项', condition: '请选择立案条件' } })
    assert.deepEqual(readForm('suspend', blank), { fields: { reason: '请写明原因', until: '请选择日期' } })
    assert.deepEqual(readForm('reportDone', blank), {
      fields: { note: '请写一句处理结果，或者附上处理后的照片' }
    })
  })

  it('is missed only at fields that its form shows', () => {
    for (const action of staffActions) {
      const read = readForm(action, blank)
      if ('body' in read) continue
      for (const name of Object.keys(read.fields))
        assert.ok(namesIn(action).includes(name), `${action} asks for ${name}`)
    }
  })

  it('goes out with what the action asks for and nothing else', () => {
    const read = readForm('suspend', draft({ reason: ' 等雨停 ', until: '2026-12-01', note: '别处写的' }))
    assert.deepEqual(read, { body: { reason: '等雨停', until: '2026-12-01T15:59:59.000Z' } })
  })

  it('keeps own words when another reason is chosen, and follows the templates otherwise', () => {
    const first = withTemplate(blank, 'unclear')
    assert.equal(first.reason, '说明和照片看不出问题是什么或在哪里')
    assert.equal(withTemplate(first, 'not_found').reason, '现场没有发现所说的问题')
    assert.equal(withTemplate(first, 'other').reason, '')
    const own = withTemplate(draft({ reason: '这是私家车库' }), 'private_property')
    assert.deepEqual([own.reason, own.reasonCode], ['这是私家车库', 'private_property'])
  })

  it('can be copied as a whole', () => {
    assert.equal(wordsOf(draft({ reason: '原因 ', note: '备注' })), '原因\n备注')
    assert.equal(wordsOf(blank), '')
  })
})
