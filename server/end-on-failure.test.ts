import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endOnFailure } from './end-on-failure'
import { log } from './log'

describe('An error that nobody caught', () => {
  before(() => {
    log.level = 'silent'
  })

  function aProcess(stop: () => Promise<void>, patienceMs?: number) {
    const events = new EventEmitter()
    const exited = new Promise<number>(resolve => endOnFailure(stop, { events, exit: resolve }, patienceMs))
    return { events, exited }
  }

  for (const event of ['uncaughtException', 'unhandledRejection']) {
    it(`ends the process with 1 after what is in flight was finished (${event})`, async () => {
      const order: string[] = []
      const { events, exited } = aProcess(async () => {
        await new Promise(setImmediate)
        order.push('finished')
      })
      events.emit(event, new Error('boom'))
      events.emit(event, new Error('again'))
      order.push(`exit ${await exited}`)
      assert.deepEqual(order, ['finished', 'exit 1'])
    })
  }

  it('ends the process also when stopping fails or never ends', async () => {
    const failing = aProcess(() => Promise.reject(new Error('no')))
    failing.events.emit('uncaughtException', new Error('boom'))
    assert.equal(await failing.exited, 1)
    const hanging = aProcess(() => new Promise(() => undefined), 1)
    hanging.events.emit('uncaughtException', 'no error at all')
    assert.equal(await hanging.exited, 1)
  })

  it('lets a real server answer the request that is under way', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'mashangban-failure-'))
    const program = `
      const { readSettings } = await import('./config/server.ts')
      const { startServer } = await import('./server/start-server.ts')
      const mongoose = (await import('mongoose')).default
      const settings = readSettings({ DATA_DIR: ${JSON.stringify(dataDir)}, PORT: '0', HOST: '127.0.0.1' })
      const { port } = await startServer({ ...settings, logLevel: 'fatal' })
      // The answer waits for the database until after the error.
      const command = mongoose.connection.collection
      const asked = fetch('http://127.0.0.1:' + port + '/health/ready')
      let begun = () => {}
      const underWay = new Promise(resolve => { begun = resolve })
      mongoose.connection.collection = function (...given) {
        const real = command.apply(this, given)
        const updateOne = real.updateOne.bind(real)
        real.updateOne = async (...all) => { begun(); await new Promise(r => setTimeout(r, 300)); return updateOne(...all) }
        return real
      }
      await underWay
      setTimeout(() => { throw new Error('boom') })
      console.log('answered ' + (await asked).status)
    `
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, MONGODB_URL: '' }
    })
    let said = ''
    child.stdout.on('data', chunk => {
      said += chunk
    })
    const [code] = await once(child, 'close')
    rmSync(dataDir, { recursive: true, force: true })
    assert.equal(code, 1)
    assert.match(said, /boom/)
    assert.match(said, /answered 200/)
  })
})
