import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keepRunning } from './keep-running'

describe('npm start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mashangban-running-'))
  const program = join(folder, 'program.cjs')
  const starts = join(folder, 'starts')
  const said: string[] = []
  beforeEach(() => {
    said.length = 0
    rmSync(starts, { force: true })
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  /** Runs a program that counts its starts as n. */
  function run(body: string) {
    const count = `const fs = require('node:fs'); fs.appendFileSync(${JSON.stringify(starts)}, 'x')`
    writeFileSync(program, `${count}; const n = fs.readFileSync(${JSON.stringify(starts)}, 'utf8').length; ${body}`)
    return keepRunning(program, line => said.push(line), 0)
  }
  const counted = () => (existsSync(starts) ? readFileSync(starts, 'utf8').length : 0)
  const ready = (then: string) => `process.send('ready', () => { ${then} })`

  it('starts the server again when it ends by itself, and says so', async () => {
    assert.equal(await run(ready('process.exit(n < 3 ? 1 : 0)')), 0)
    assert.equal(counted(), 3)
    assert.deepEqual(
      said.map(line => /意外停止.*第 (\d) 次/.exec(line)?.[1]),
      ['1', '2']
    )
  })

  it('starts it again when it was killed', async () => {
    assert.equal(await run(ready("n < 2 ? process.kill(process.pid, 'SIGKILL') : process.exit(0)")), 0)
    assert.match(said[0] ?? '', /SIGKILL/)
  })

  it('gives up after five starts in a minute', async () => {
    assert.equal(await run(ready('process.exit(1)')), 1)
    assert.equal(counted(), 6)
    assert.match(said.at(-1) ?? '', /不再自动启动/)
  })

  it('tries again when a later start fails, but not when the first does', async () => {
    assert.equal(await run(`if (n === 2) process.exit(1); ${ready('process.exit(n < 3 ? 1 : 0)')}`), 0)
    assert.equal(counted(), 3)
    rmSync(starts)
    said.length = 0
    assert.equal(await run('process.exit(1)'), 1)
    assert.deepEqual([counted(), said], [1, []])
  })
})
