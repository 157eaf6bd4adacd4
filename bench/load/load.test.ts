import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { describe, it } from 'mocha'

/** The short form of `npm run bench:load`, on the MongoDB of the run, else on the embedded database. */
const short = ['--cases', '5000', '--seconds', '5', '--concurrency', '8', '--people', '40', '--reads', '2']

describe('A city under load', () => {
  it('carries cases to their end, answers everybody, and loses nothing when ten times as many come', async () => {
    const bench = spawn(process.execPath, ['--import', 'tsx', 'bench/load/cli.ts', ...short], {
      stdio: ['ignore', 'pipe', 'pipe']
    })
    process.once('exit', () => bench.kill())
    const [printed, complaints] = await Promise.all([text(bench.stdout), text(bench.stderr), once(bench, 'close')])
    assert.equal(bench.exitCode, 0, `${printed}\n${complaints}`)
    for (const chapter of ['Reading', 'Life cycles', 'Up to 40 people', 'least possible server', 'Ten times as many']) {
      assert.match(printed, new RegExp(`^## .*${chapter}`, 'm'))
    }
    const carried = /^(\d+) in \d+ s/m.exec(printed)?.[1]
    assert.ok(Number(carried) > 0, `No case came to its end:\n${printed}`)
    assert.match(printed, /Acknowledged and lost: 0/)
  })
})
