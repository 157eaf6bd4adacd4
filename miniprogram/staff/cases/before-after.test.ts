import assert from 'node:assert/strict'
import type { HistoryEntry } from '../../../contracts/cases/views'
import { beforeAndAfter, lastFailedCheck } from './before-after'

const photo = (id: string) => ({ id, width: 1, height: 1, urls: { display: '', thumbnail: '' } })
const report = { media: [photo('before')] }
const entry = (action: string, round: number, at: string, words = '') =>
  ({ action, round, at, words, media: [photo(`${action} ${round}`)] }) as HistoryEntry

const history = [
  entry('reportDone', 1, '2026-11-20T02:00:00Z'),
  entry('checkFailed', 1, '2026-11-21T02:00:00Z', '只补了一半'),
  entry('reportDone', 2, '2026-11-22T02:00:00Z')
]

describe('before and after', () => {
  it('shows what the department did this time, not the time before', () => {
    const ids = ({ before, after }: ReturnType<typeof beforeAndAfter>) => [before[0]?.id, after[0]?.id]
    assert.deepEqual(ids(beforeAndAfter([report], { history, round: 2 })), ['before', 'reportDone 2'])
    assert.deepEqual(ids(beforeAndAfter([report], { history: history.slice(0, 2), round: 2 })), ['before', undefined])
  })

  it('begins rework with what the check found wrong', () => {
    assert.equal(lastFailedCheck({ history, round: 2 })?.words, '只补了一半')
    assert.equal(lastFailedCheck({ history: history.slice(0, 1), round: 1 }), undefined)
  })
})
