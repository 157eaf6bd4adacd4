import assert from 'node:assert/strict'
import * as v from 'valibot'
import { forms, residentActions } from '../../../contracts/cases/forms'
import { bodyOf, inUsefulOrder, wordsOf } from './action-forms'

describe('what a resident can do with a report', () => {
  it('is sent in the form the server asks for', () => {
    const answers = { note: '还是不亮', media: ['0123456789abcdef01234567'], solved: false, stars: 2 }
    for (const action of residentActions) {
      const result = v.safeParse(forms[action], bodyOf(action, answers))
      assert.deepEqual(result.issues ?? [], [], action)
    }
  })

  it('does not answer for a resident who has not said whether it is solved', () => {
    const result = v.safeParse(forms.evaluate, bodyOf('evaluate', { note: '', media: [], stars: 0 }))
    assert.deepEqual(
      result.issues?.map(issue => issue.message),
      ['请选择问题是否解决', '请打分']
    )
  })

  it('stands with the question first and withdrawal last', () => {
    assert.deepEqual(inUsefulOrder(['withdraw', 'supplement', 'urge']), ['urge', 'supplement', 'withdraw'])
  })

  it('asks about the answer, not about work, when the report was not accepted', () => {
    assert.match(wordsOf('evaluate', 'closed').button, /解决了吗/)
    const { button, intro } = wordsOf('evaluate', 'rejected')
    assert.match(button, /答复/)
    assert.match(intro, /没有受理/)
  })
})
