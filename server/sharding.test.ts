import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import mongoose from 'mongoose'
import './routes'
import './jobs/schedule'
import { keyOf } from './test/shard-keys'

const models = Object.values(mongoose.models)

describe('Sharding, on paper', () => {
  it('names a key for every collection, or says that it stays whole', () => {
    assert.deepEqual(
      models.map(model => model.collection.collectionName).filter(name => !keyOf.has(name)),
      []
    )
  })

  it('keeps to what MongoDB asks: every unique index of a sharded collection begins with its key', () => {
    const wrong = models.flatMap(model => {
      const name = model.collection.collectionName
      const row = keyOf.get(name)
      if (!row?.key) return []
      return model.schema.indexes().flatMap(([fields, options]) => {
        const [first = '', ...others] = Object.keys(fields)
        const known = row.before === [first, ...others].join(', ')
        return options?.unique && first !== row.key && !known ? [`${name}: ${first}`] : []
      })
    })
    assert.deepEqual(wrong, [])
  })

  it('has an index that begins with each key', () => {
    const without = models.filter(model => {
      const key = keyOf.get(model.collection.collectionName)?.key
      if (!key || key === '_id') return false
      return !model.schema.indexes().some(([fields]) => Object.keys(fields)[0] === key)
    })
    assert.deepEqual(
      without.map(({ modelName }) => modelName),
      []
    )
  })
})
