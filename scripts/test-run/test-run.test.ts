import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'mocha'
import { startReport } from './report'
import { suites } from './suites'
import { runTasks } from './tasks'
import { workerPool } from './worker-pool'

/** The run as `npm test` does it, on suites that are made to go wrong. */
describe('The test run', () => {
  let lines: string[] = []
  const said = () => lines.join('\n')
  beforeEach(() => {
    lines = []
  })

  async function runFixtures(names: readonly string[], limitMs?: number) {
    const pool = workerPool(limitMs)
    const report = startReport(line => lines.push(line))
    const files = names.map(name => `scripts/test-run/fixtures/${name}.ts`)
    try {
      await runTasks(suites({ files, setting: () => ({ label: '' }) }, pool, report), 1)
    } finally {
      await pool.end()
    }
    return report.end()
  }

  it('counts a hook that fails, ends the process it had started, says which, and goes on', async () => {
    assert.equal(await runFixtures(['hook-fails', 'goes-well']), false)
    assert.match(said(), /✘ \S*hook-fails\.ts .*start something and stumble.*\n\s+Error: stumbled/)
    const left = /! \S*hook-fails\.ts left behind a process, which has been ended: (\d+) .*left-by-hook/.exec(said())
    assert.throws(() => process.kill(Number(left?.[1]), 0), { code: 'ESRCH' })
    assert.match(lines.at(-1) ?? '', /^1 passed, 1 failed$/)
  })

  it('ends a file that does not come to its end, and says where it was', async () => {
    assert.equal(await runFixtures(['never-ends'], 5_000), false)
    assert.match(said(), /✘ \S*never-ends\.ts\n\s+Not at its end after 5 seconds, in ".+"\. Ended:\n.*worker\.ts/)
    assert.match(lines.at(-1) ?? '', /, 1 failed$/)
  })

  it('counts a file that ends its process or does not load, and goes on', async () => {
    assert.equal(await runFixtures(['process-ends', 'does-not-load', 'goes-well']), false)
    assert.match(said(), /✘ \S*process-ends\.ts\n\s+The process ended with 3 in "A suite ends the process it runs in"/)
    assert.match(said(), /✘ \S*does-not-load\.ts \S+ loads\n\s+Error: not even a suite/)
    assert.match(lines.at(-1) ?? '', /^1 passed, 2 failed$/)
  })

  it('says that a file has left a port open, and what runs longest, each file once', async () => {
    assert.equal(await runFixtures(['goes-well', 'hook-fails']), false)
    assert.match(said(), /! \S*goes-well\.ts left behind a port that is still open/)
    const slowest = said().split('Slowest files')[1] ?? ''
    for (const name of ['goes-well', 'hook-fails'])
      assert.equal(
        slowest.split('\n').filter(line => / s .*fixtures/.test(line) && line.includes(`${name}.ts`)).length,
        1
      )
  })
})
