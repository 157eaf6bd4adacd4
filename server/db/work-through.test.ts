import assert from 'node:assert/strict'
import { forgetSetAside, type Others, workThrough } from './work-through'

const minute = 60_000

describe('A queue that a job works through', () => {
  const start = Date.now()
  const tried: string[] = []
  beforeEach(() => {
    forgetSetAside()
    tried.splice(0)
  })

  /** A queue of which one turn takes two, and in which those with an x fail. */
  const turn = (queue: string[], minutes: number, fail: (id: string) => Error | false = () => new Error('poison')) =>
    workThrough({
      job: 'test',
      now: new Date(start + minutes * minute),
      read: async ({ _id }: Others) =>
        queue
          .filter(id => !_id?.$nin.includes(id))
          .slice(0, 2)
          .map(id => ({ _id: id })),
      async each({ _id }) {
        tried.push(_id)
        if (_id.startsWith('x')) {
          const error = fail(_id)
          if (error) throw error
          return false
        }
        queue.splice(queue.indexOf(_id), 1)
      }
    })

  it('is done to its end, whatever fails at its head', async () => {
    const queue = ['x1', 'x2', 'x3', 'a', 'x4', 'b']
    const done = [await turn(queue, 0), await turn(queue, 0), await turn(queue, 0)]
    assert.deepEqual(done, [0, 1, 1])
    assert.deepEqual(queue, ['x1', 'x2', 'x3', 'x4'])
  })

  it('tries what failed again after a minute, then three, then nine, and never less than four times a day', async () => {
    const queue = ['x1']
    const minutes = Array.from({ length: 24 * 60 }, (_, n) => n)
    const times: number[] = []
    for (const at of minutes) {
      await turn(queue, at)
      if (tried.length > times.length) times.push(at)
    }
    assert.deepEqual(times.slice(0, 5), [0, 1, 4, 13, 40])
    assert.ok(times.length >= 8)
  })

  it('does what failed once it can', async () => {
    const queue = ['x1']
    await turn(queue, 0)
    queue[0] = 'a'
    assert.equal(await turn(queue, 1), 1)
  })

  it('goes past what says again and again that there is nothing to do', async () => {
    const queue = ['x1', 'x2', 'a']
    await turn(queue, 0, () => false)
    assert.equal(await turn(queue, 0, () => false), 1)
  })

  it('stands still while the disk is full, and nothing is set aside for it', async () => {
    const queue = ['x1', 'a']
    const full = () => Object.assign(new Error('no space'), { code: 'ENOSPC' })
    await assert.rejects(turn(queue, 0, full), { code: 'ENOSPC' })
    queue.shift()
    assert.equal(await turn(queue, 0), 1)
  })
})
