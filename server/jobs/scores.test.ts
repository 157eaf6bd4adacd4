import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { freshDatabase } from '../test/database'
import { leasesFor } from './leases'
import { type Job, jobsBehind, keepScores } from './scores'

const minute = 60_000
const later = (minutes: number) => new Date(Date.now() + minutes * minute)
const job = (name: string, facts: Partial<Job> = {}): Job => ({ name, everySeconds: 3, run: async () => 0, ...facts })

describe('Whoever watches the service', () => {
  freshDatabase()

  it('hears of a job that has failed ever since it was new, and of none that is done', async () => {
    const jobs = [job('always fails'), job('is done')]
    await leasesFor(jobs.map(({ name }) => name)).beat()
    assert.deepEqual(await jobsBehind(jobs), [])
    await keepScores(jobs, new Map([['is done', later(9)]]))
    assert.deepEqual(await jobsBehind(jobs, later(10)), ['always fails'])
  })

  it('hears of a job for which something has waited long, until it waits no more', async () => {
    let oldest: Date | undefined = new Date()
    const slow = job('is slow', { waiting: async () => ({ count: oldest ? 1 : 0, oldest }) })
    await leasesFor([slow.name]).beat()
    const done = new Map([[slow.name, later(10)]])
    await keepScores([slow], done)
    assert.deepEqual(await jobsBehind([slow], later(10)), ['is slow'])
    oldest = undefined
    await keepScores([slow], done)
    assert.deepEqual(await jobsBehind([slow], later(10)), [])
  })
})
