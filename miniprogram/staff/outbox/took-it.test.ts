import assert from 'node:assert/strict'
import type { HistoryEntry } from '../../../contracts/cases/views'
import { tookIt } from './took-it'

const entry = (action: HistoryEntry['action'], at: string, me: boolean): HistoryEntry => ({
  action,
  label: '',
  to: 'handled',
  at,
  round: 1,
  by: { name: '', me, role: 'handler', roleText: '' },
  details: [],
  media: []
})
const step = { action: 'reportDone', seen: '2026-11-24T02:00:00.000Z' } as const

describe('a step whose answer was lost', () => {
  it('had arrived when the case shows it, even if somebody went on since', () => {
    const history = [
      entry('reportDone', '2026-11-24T02:00:01.000Z', true),
      entry('requestCheck', '2026-11-24T03:00:00.000Z', false)
    ]
    assert.equal(tookIt(step, { history }), true)
  })

  it('had not when somebody else took it, or I did in an earlier round', () => {
    const history = [
      entry('reportDone', '2026-11-23T02:00:00.000Z', true),
      entry('reportDone', '2026-11-24T02:00:01.000Z', false),
      entry('sign', '2026-11-24T02:00:02.000Z', true)
    ]
    assert.equal(tookIt(step, { history }), false)
  })
})
