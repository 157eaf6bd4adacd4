import assert from 'node:assert/strict'
import { staffActions } from '../../../contracts/cases/forms'
import type { CaseView } from '../../../contracts/cases/views'
import { namesIn } from './action-forms'
import { type Draft, emptyDraft, readForm, withProposal, withTemplate, wordsOf } from './draft'

const nothingYet = { subtasks: [] as CaseView['subtasks'] } as CaseView
const blank = emptyDraft(nothingYet, 'accept')

function draft(filled: Partial<Draft>): Draft {
  return { ...blank, ...filled }
}

describe('What an operator fills in', () => {
  it('is refused with a plain sentence at every field that is missing', () => {
    assert.deepEqual(readForm('accept', blank), { fields: { matter: '请选择事项', condition: '请选择立案条件' } })
    assert.deepEqual(readForm('suspend', blank), { fields: { reason: '请写明原因', until: '请选择日期' } })
    assert.deepEqual(readForm('reportDone', blank), {
      fields: { note: '请写一句处理结果', media: '请至少附一张处理后的照片' }
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

  it('begins with the words and the date of what is granted, and with nothing where it is refused', () => {
    const until = '2027-01-15T15:59:59.000Z'
    const asked: CaseView = {
      ...nothingYet,
      request: { what: 'suspension', reason: '等管材到货', by: '', at: '', until }
    }
    assert.deepEqual(
      [emptyDraft(asked, 'suspend').reason, emptyDraft(asked, 'suspend').until],
      ['等管材到货', '2027-01-15']
    )
    assert.equal(emptyDraft(asked, 'refuseSuspension').reason, '')
    assert.equal(emptyDraft(asked, 'grantExtension').reason, '')
  })

  it('ends the only open subtask without being asked which', () => {
    const department = { id: 'drainage', name: '排水管理中心' }
    const open: CaseView = { ...nothingYet, subtasks: [{ department, work: '抽水', state: 'open', at: '' }] }
    assert.equal(emptyDraft(open, 'dropSubtask').department, 'drainage')
    assert.equal(emptyDraft(open, 'addSubtask').department, undefined)
  })

  it('goes to the proposed department until somebody chooses another, or none', () => {
    const proposal = { department: { id: 'lighting', name: '路灯管理所' }, rule: 2, why: '规则 3' }
    assert.equal(withProposal(blank, proposal).department, 'lighting')
    assert.equal(withProposal(draft({ department: 'municipal' }), proposal).department, 'municipal')
    assert.equal(withProposal(draft({ department: '' }), proposal).department, '')
    assert.equal(withProposal(blank, undefined).department, undefined)
  })
})
