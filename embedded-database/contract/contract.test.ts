import assert from 'node:assert/strict'
import { describeAggregation } from './aggregation'
import { describeCollections } from './collections'
import { freshDatabase } from './fresh-database'
import { describeQueries } from './queries'
import { knownShapes, saveShapes, shapesOf } from './shapes'
import { describeUpdates } from './updates'

describe('any database that the system runs on', () => {
  const sent = new Set<string>()
  freshDatabase(command => {
    for (const shape of shapesOf(command)) sent.add(shape)
  })

  describeQueries()
  describeUpdates()
  describeAggregation()
  describeCollections()

  it('has been asked everything that is called known', () => {
    if (process.env.UPDATE_SHAPES) saveShapes(sent)
    const howToUpdate = 'run UPDATE_SHAPES=1 npx mocha embedded-database/contract/contract.test.ts'
    assert.deepEqual([...knownShapes()].sort(), [...sent].sort(), howToUpdate)
  })
})
