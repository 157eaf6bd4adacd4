import assert from 'node:assert/strict'
import { bestFix } from './best-fix'
import type { Position } from './position'

const fix = (accuracy: number): Position => ({ point: [113.6, 24.8], accuracy })

/** A phone that tells what the test says; `watched` ends when nobody listens any more. */
function phone() {
  let watched = true
  const told: { found(position: Position): void; failed(reason: unknown): void }[] = []
  const position = bestFix(listener => {
    told.push(listener)
    return () => {
      watched = false
    }
  })
  const [listener = assert.fail('nobody listens')] = told
  return { position, ...listener, isWatched: () => watched }
}

describe('The position of a phone', () => {
  it('is taken at once when it is fine', async () => {
    const { position, found, isWatched } = phone()
    found(fix(12))
    assert.equal((await position).accuracy, 12)
    assert.equal(isWatched(), false)
  })

  it('is the better one when a rough one comes first', async () => {
    const { position, found } = phone()
    found(fix(1800))
    found(fix(25))
    assert.equal((await position).accuracy, 25)
  })

  it('is the best of the rough ones when no fine one comes', async () => {
    const { setTimeout: real } = globalThis
    const waits: [work: () => void, ms: number | undefined][] = []
    globalThis.setTimeout = ((work: () => void, ms?: number) => waits.push([work, ms])) as unknown as typeof setTimeout
    try {
      const { position, found, failed } = phone()
      found(fix(900))
      found(fix(400))
      found(fix(1200))
      failed(new Error('timeout'))
      assert.deepEqual(
        waits.map(([, ms]) => ms),
        [10_000]
      )
      waits[0]?.[0]()
      assert.equal((await position).accuracy, 400)
    } finally {
      globalThis.setTimeout = real
    }
  })

  it('is not there when the person says no', async () => {
    const { position, failed, isWatched } = phone()
    failed(new Error('denied'))
    await assert.rejects(position, /denied/)
    assert.equal(isWatched(), false)
  })
})
