import assert from 'node:assert/strict'
import { mock } from 'node:test'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { freshDatabase } from '../test/database'
import { deadAfterMs, leasesFor } from './leases'
import { JobModel } from './model'

const jobs = ['one', 'two', 'three']

describe('Of several processes', () => {
  freshDatabase()
  const clock = performance.now.bind(performance)
  let ahead = 0

  beforeEach(async () => {
    mock.method(performance, 'now', () => clock() + ahead)
    await JobModel.deleteMany({})
  })
  afterEach(() => mock.restoreAll())

  const process = () => leasesFor(jobs)
  const has = (leases: ReturnType<typeof process>) => jobs.filter(leases.has)

  it('one does each job, also when all start at once', async () => {
    const ten = Array.from({ length: 10 }, process)
    await Promise.all(ten.map(({ beat }) => beat()))
    assert.deepEqual(ten.flatMap(has).sort(), [...jobs].sort())
    await Promise.all(ten.map(({ beat }) => beat()))
    assert.deepEqual(ten.flatMap(has).sort(), [...jobs].sort())
  })

  it('the next takes the jobs of one that was killed, not before it must be dead', async () => {
    const [killed, next] = [process(), process()]
    await killed.beat()
    await next.beat()
    ahead += deadAfterMs / 2
    await next.beat()
    assert.deepEqual(has(next), [])
    ahead += deadAfterMs
    await next.beat()
    assert.deepEqual([has(killed), has(next)], [[], jobs])
  })

  it('one that lives keeps its jobs, however long it has them', async () => {
    const [owner, other] = [process(), process()]
    for (let round = 0; round < 5; round += 1) {
      await owner.beat()
      await other.beat()
      ahead += deadAfterMs / 2
    }
    await owner.beat()
    assert.deepEqual([has(owner), has(other)], [jobs, []])
  })

  it('one that slept knows that it has lost its jobs before it asks', async () => {
    const owner = process()
    await owner.beat()
    ahead += deadAfterMs
    assert.deepEqual(has(owner), [])
  })

  it('one whose wall clock jumps by years changes nothing', async () => {
    const [owner, other] = [process(), process()]
    await owner.beat()
    mock.method(Date, 'now', () => 4e12)
    await other.beat()
    await owner.beat()
    assert.deepEqual([has(owner), has(other)], [jobs, []])
  })

  it('one that is stopped kindly leaves its jobs to the next at once', async () => {
    const [stopped, next] = [process(), process()]
    await stopped.beat()
    await stopped.release()
    assert.deepEqual(has(stopped), [])
    await next.beat()
    assert.deepEqual(has(next), jobs)
  })

  it('two never take the same job of a dead one', async () => {
    const [killed, ...others] = [process(), process(), process(), process()]
    await killed?.beat()
    await Promise.all(others.map(({ beat }) => beat()))
    ahead += 2 * deadAfterMs
    await Promise.all(others.map(({ beat }) => beat()))
    assert.deepEqual(others.flatMap(has).sort(), [...jobs].sort())
  })

  it('the only one there can be takes over at once what a killed one had', async () => {
    await process().beat()
    const next = leasesFor(jobs, { alone: true })
    await next.beat()
    assert.deepEqual(has(next), jobs)
  })
})
