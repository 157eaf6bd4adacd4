import assert from 'node:assert/strict'
import { caseStates } from '../../contracts/cases/states'
import type { WallView } from '../../contracts/cases/wall'
import { departmentRows, everythingDue, stageRows, totalOf } from './counts'

const wall: WallView = {
  stages: [
    { state: 'submitted', green: 3, yellow: 1, red: 2, grey: 0 },
    { state: 'handling', green: 5, yellow: 0, red: 4, grey: 1 }
  ],
  departments: [{ id: 'municipal', name: '市政设施维护所', green: 5, yellow: 0, red: 4, grey: 0 }],
  worst: []
}

describe('The wall', () => {
  it('leads from each number to the queue that it counts', () => {
    const [submitted] = stageRows(wall, caseStates)
    assert.deepEqual([submitted?.name, submitted?.counts.red], ['待受理', 2])
    assert.equal(submitted?.due('red'), '/?state=submitted&sort=urgent&due=red')
    const [municipal] = departmentRows(wall)
    assert.equal(municipal?.due('yellow'), '/?state=atWork&sort=urgent&due=yellow&department=municipal')
    assert.equal(everythingDue('red'), '/?state=all&sort=urgent&due=red')
  })

  it('counts each case once, by its stage', () => {
    assert.equal(totalOf(wall, 'red'), 6)
    assert.equal(totalOf(wall, 'yellow'), 1)
  })
})
