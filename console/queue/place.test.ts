import assert from 'node:assert/strict'
import type { CaseSummary } from '../../contracts/cases/views'
import { following, newCases, preceding, type QueuePlace, reselect, settle, step, withPage } from './place'

function row(number: number, state: CaseSummary['state'] = 'submitted'): CaseSummary {
  return {
    caseNo: String(number),
    version: 1,
    state,
    stateText: '',
    text: '',
    place: { address: '' },
    submittedAt: new Date(number * 1000).toISOString(),
    updatedAt: '',
    light: 'green',
    reportCount: 1,
    urges: 0,
    round: 1
  }
}

function place(selected: number, ...numbers: number[]): QueuePlace {
  return {
    address: { tab: 'submitted', q: '', sort: 'newest' },
    rows: numbers.map(number => row(number)),
    selected: String(selected),
    scroll: 0,
    baseline: [],
    loadedAt: 0
  }
}

const numbers = (of: QueuePlace) => of.rows.map(item => item.caseNo).join(' ')

describe('The place in a queue', () => {
  it('moves up and down and stops at both ends', () => {
    assert.equal(step(place(2, 3, 2, 1), 1), '1')
    assert.equal(step(place(1, 3, 2, 1), 1), '1')
    assert.equal(step(place(3, 3, 2, 1), -1), '3')
    assert.equal(step(place(9, 3, 2, 1), 1), '3')
    assert.equal(step(place(9), 1), undefined)
  })

  it('goes to the following row when its own case has left the queue', () => {
    const after = settle(place(2, 3, 2, 1), row(2, 'accepted'))
    assert.equal(numbers(after), '3 1')
    assert.equal(after.selected, '1')
    assert.equal(following(after, '2'), '1')
    assert.equal(settle(place(1, 2, 1), row(1, 'accepted')).selected, '2')
    assert.equal(settle(place(1, 1), row(1, 'accepted')).selected, undefined)
  })

  it('keeps a case that stays in the queue where it was, with what is new of it', () => {
    const after = settle(place(2, 3, 2, 1), { ...row(2), urges: 4 })
    assert.equal(numbers(after), '3 2 1')
    assert.equal(after.rows[1]?.urges, 4)
    const everything: QueuePlace = { ...place(2, 2, 1), address: { tab: 'all', q: '', sort: 'newest' } }
    assert.equal(numbers(settle(everything, row(2, 'closed'))), '2 1')
    const late: QueuePlace = { ...everything, address: { ...everything.address, due: 'red' } }
    assert.equal(numbers(settle(late, { ...row(2), light: 'green' })), '1')
  })

  it('lets go of a request that was decided and of a case that went to another department', () => {
    const asked: QueuePlace = { ...place(2, 2, 1), address: { tab: 'all', q: '', sort: 'newest', asked: 'any' } }
    assert.equal(numbers(settle(asked, { ...row(2), asked: 'extension' })), '2 1')
    assert.equal(numbers(settle(asked, row(2))), '1')
    const municipal: QueuePlace = { ...asked, address: { ...asked.address, asked: undefined, department: 'municipal' } }
    assert.equal(numbers(settle(municipal, { ...row(2), department: { id: 'greening', name: '' } })), '1')
  })

  it('stays at its row in a queue loaded anew, or at the next one that colleagues have left', () => {
    assert.equal(reselect(place(9, 5, 3, 2), place(3, 4, 3, 2)).selected, '3')
    assert.equal(reselect(place(9, 5, 2), place(3, 4, 3, 2)).selected, '2')
    assert.equal(reselect(place(9, 5), place(3, 4, 3, 2)).selected, '5')
  })

  it('names the neighbours of an open case', () => {
    assert.equal(following(place(3, 3, 2, 1), '3'), '2')
    assert.equal(following(place(1, 3, 2, 1), '1'), undefined)
    assert.equal(preceding(place(1, 3, 2, 1), '1'), '2')
  })

  it('shows a case once that slipped from one page to the next', () => {
    const after = withPage({ ...place(3, 3, 2), next: 'x' }, { items: [row(2), row(1)] })
    assert.equal(numbers(after), '3 2 1')
    assert.equal(after.next, undefined)
  })

  it('counts what has come in since, and not what was merely never loaded', () => {
    assert.equal(newCases([row(5), row(4)], [row(6), row(5), row(3)], false), 1)
    assert.equal(newCases([row(5), row(4)], [row(6), row(5), row(3)], true), 2)
    assert.equal(newCases([], [row(1)], true), 1)
    assert.equal(newCases([row(5)], [row(4)], false), 0)
  })
})
