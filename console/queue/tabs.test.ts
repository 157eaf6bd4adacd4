import assert from 'node:assert/strict'
import type { CaseCounts } from '../../contracts/cases/views'
import { posts as allPosts, type Post } from '../../contracts/staff/posts'
import { readAddress } from './address'
import { tabsOf } from './tabs'

const tabs = (posts: readonly Post[], search = '', counts?: CaseCounts) =>
  tabsOf(readAddress(new URLSearchParams(search), posts), posts, counts)

describe('the tabs over a queue', () => {
  it('have a key each, everything on 0, whatever single role somebody has', () => {
    for (const role of Object.keys(allPosts) as Post[]) {
      const keys = tabs([role]).map(({ key }) => key)
      assert.deepEqual(
        keys.slice(0, -1),
        keys.slice(0, -1).map((_, at) => String(at + 1)),
        role
      )
      assert.equal(keys.at(-1), '0')
    }
  })

  it('never show a key that no keyboard has', () => {
    const keys = tabs(Object.keys(allPosts) as Post[]).flatMap(({ key }) => key ?? [])
    assert.ok(keys.every(key => /^\d$/.test(key)))
    assert.equal(new Set(keys).size, keys.length)
  })

  it('have exactly one that is current, for each queue that one of them opens', () => {
    for (const tab of tabs(['lead'])) {
      const there = tabs(['lead'], tab.to).filter(({ current }) => current)
      assert.deepEqual(
        there.map(({ label }) => label),
        [tab.label]
      )
    }
    assert.deepEqual(
      tabs(['lead'], 'state=closed')
        .filter(({ current }) => current)
        .map(({ label }) => label),
      ['全部']
    )
  })

  it('count what waits in each, and everything together', () => {
    const counts = { counts: { submitted: 3, closed: 4 }, troubles: { place: 2, keeper: 0 }, asked: 1 } as CaseCounts
    const shown = Object.fromEntries(tabs(['lead'], '', counts).map(({ label, count }) => [label, count]))
    assert.deepEqual(
      [shown.待受理, shown.待立案, shown.申请, shown.地点待定, shown.没人接手, shown.全部],
      [3, 0, 1, 2, 0, 7]
    )
  })
})
