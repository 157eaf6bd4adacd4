import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { inTree } from './tree'

const one = (id: string, parent?: string) => ({ id, name: id, version: 1, active: true, ...(parent && { parent }) })

describe('The list of departments', () => {
  it('has each below its parent, and at the top whose parent is filtered out', () => {
    const rows = inTree([one('c', 'b'), one('b', 'a'), one('a'), one('e', 'gone'), one('d', 'a')])
    assert.deepEqual(
      rows.map(({ department, depth }) => [department.id, depth]),
      [
        ['a', 0],
        ['b', 1],
        ['c', 2],
        ['d', 1],
        ['e', 0]
      ]
    )
  })
})
