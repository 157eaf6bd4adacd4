import assert from 'node:assert/strict'
import { freshDatabase, recorders } from '../../server/test/database'
import { describeAggregation } from './aggregation'
import { describeCollections } from './collections'
import { describeQueries } from './queries'
import { knownShapes, saveShapes } from './shapes'
import { describeUpdates } from './updates'

describe('any database that the system runs on', () => {
  freshDatabase()
  const sent = new Set<string>()
  before(() => recorders.add(sent))

  describeQueries()
  describeUpdates()
  describeAggregation()
  describeCollections()

  it('has been asked everything that is called known', () => {
    recorders.delete(sent)
    if (process.env.UPDATE_SHAPES) saveShapes(sent)
    assert.deepEqual(
      [...knownShapes()].sort(),
      [...sent].sort(),
      'run UPDATE_SHAPES=1 npx mocha embedded-database/contract'
    )
  })
})
