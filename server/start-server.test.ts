import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Starts one server after the other in a process of its own, and tells what their ports answer meanwhile. */
const program = (dataDir: string) => `
  const { createServer } = await import('node:net')
  const { readSettings } = await import('./config/server.ts')
  const { startEmbedded } = await import('./embedded-database/start.ts')
  const { freePort } = await import('./scripts/free-port.ts')
  const { startServer } = await import('./server/start-server.ts')
  const { AuditModel } = await import('./server/audit/model.ts')

  const dataDir = ${JSON.stringify(dataDir)}
  const port = await freePort()
  const settings = more => ({ ...readSettings({ DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: String(port), ...more }), logLevel: 'fatal' })
  const answer = () => fetch('http://127.0.0.1:' + port + '/health/ready').then(
    ({ status, headers }) => [status, headers.get('Retry-After')].join(' ').trim(),
    error => error.cause.code
  )
  async function start(kind, more) {
    let meanwhile = ''
    let told = []
    const server = await startServer(settings(more), async () => {
      meanwhile = await answer()
      const entries = await AuditModel.find({ action: 'settingsChanged' }).sort({ seq: 1 }).lean()
      told = entries.map(({ changes }) => changes.length > 1 ? 'all' : changes[0].what)
    })
    console.log(kind, 'on record:', told.join())
    console.log(kind, 'starting:', meanwhile)
    console.log(kind, 'ready:', await answer())
    await server.stop()
    console.log(kind, 'stopped:', await answer())
  }
  await start('alone')
  const database = await startEmbedded({ dataDir })
  await start('one of several', { MONGODB_URL: database.url })

  const taken = createServer().listen(port, '127.0.0.1')
  let prepared = false
  const nowhere = 'mongodb://127.0.0.1:1/nowhere'
  await startServer(settings({ MONGODB_URL: nowhere }), async () => { prepared = true }).catch(error => console.log(error.message))
  console.log('prepared:', prepared)
  taken.close()
  await database.close()
  process.exit()
`

describe('A server that starts', () => {
  let said: string[]
  const dataDir = mkdtempSync(join(tmpdir(), 'mashangban-start-server-'))

  before('start three', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program(dataDir)], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, MONGODB_URL: '' }
    })
    let output = ''
    child.stdout.on('data', chunk => {
      output += chunk
    })
    await once(child, 'close')
    said = output.trim().split('\n')
  })
  after(() => rmSync(dataDir, { recursive: true, force: true }))

  it('alone, tells whoever comes too early to come again', () => {
    assert.deepEqual(said.slice(0, 4), [
      'alone on record: all',
      'alone starting: 503 2',
      'alone ready: 200',
      'alone stopped: ECONNREFUSED'
    ])
  })

  it('as one of several, opens its port only when it is ready, so that a proxy gives requests to the others', () => {
    assert.deepEqual(said.slice(4, 8), [
      'one of several on record: all,MONGODB_URL',
      'one of several starting: ECONNREFUSED',
      'one of several ready: 200',
      'one of several stopped: ECONNREFUSED'
    ])
  })

  it('as one of several, is told of a port that is taken before it looks for the database', () => {
    assert.match(said[8] ?? '', /^端口 \d+ 已经被占用/)
    assert.equal(said[9], 'prepared: false')
  })
})
