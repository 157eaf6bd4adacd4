import assert from 'node:assert/strict'
import type { CaseView } from '../../../../contracts/cases/views'
import { departmentChoices } from './department-choices'

const departments = [
  { id: 'municipal', name: '市政设施维护所' },
  { id: 'drainage', name: '排水管理中心' },
  { id: 'greening', name: '园林绿化管理所' }
]
const [municipal, drainage = { id: '', name: '' }, greening = { id: '', name: '' }] = departments
const subtasks: CaseView['subtasks'] = [
  { department: drainage, work: '先抽水', state: 'open', at: '' },
  { department: greening, work: '修枝', state: 'done', at: '' }
]

describe('Departments to choose from', () => {
  it('are all for a dispatch, with the present one marked', () => {
    const choices = departmentChoices(departments, { department: municipal, subtasks }, 'all')
    assert.deepEqual(
      choices.map(({ id, hint }) => [id, hint]),
      [
        ['municipal', '现在的部门'],
        ['drainage', undefined],
        ['greening', undefined]
      ]
    )
  })

  it('are those that do not work on the case already, for a new subtask', () => {
    const choices = departmentChoices(departments, { department: municipal, subtasks }, 'idle')
    assert.deepEqual(
      choices.map(({ id }) => id),
      ['greening']
    )
  })

  it('are those with an open subtask, with its work, for dropping one', () => {
    const choices = departmentChoices(departments, { department: municipal, subtasks }, 'helping')
    assert.deepEqual(
      choices.map(({ id, hint }) => [id, hint]),
      [['drainage', '先抽水']]
    )
  })
})
