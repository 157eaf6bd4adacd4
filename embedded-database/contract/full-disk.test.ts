import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import mongoose, { type mongo } from 'mongoose'

/** The system refuses to let any file grow beyond this, as a full disk would. */
const mostKilobytes = 1500

describe('the embedded database, when its files may not grow', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'mashangban-full-'))
  const script = fileURLToPath(new URL('./serve.ts', import.meta.url))
  let server: ChildProcess | undefined
  after(() => {
    server?.kill('SIGKILL')
    rmSync(dataDir, { recursive: true, force: true })
  })

  async function start(limited: boolean): Promise<mongoose.Connection> {
    const node = [process.execPath, '--import', 'tsx', script, dataDir]
    const limit = `trap '' XFSZ; ulimit -f ${mostKilobytes}; exec "$@"`
    const [command = '', ...given] = limited ? ['bash', '-c', limit, 'bash', ...node] : node
    const child = spawn(command, given, { stdio: ['pipe', 'pipe', 'inherit'] })
    server = child
    const [url] = await once(createInterface({ input: child.stdout }), 'line')
    return mongoose.createConnection(url, { dbName: 'full' }).asPromise()
  }

  const numbers = async (all: mongo.Collection, filter: mongo.Filter<mongo.Document>) =>
    (await all.find(filter).sort({ n: 1 }).toArray()).map(({ n }) => n)

  it('refuses what it cannot keep, shows what the file has, and has it after a restart', async function () {
    if (process.platform === 'win32') return this.skip()
    const small = await start(true)
    const all = small.collection('writes') as unknown as mongo.Collection
    await all.createIndexes([{ key: { n: 1 }, unique: true }])
    await all.insertOne({ n: 0, seen: 0 })
    assert.deepEqual(await numbers(all, { other: null }), [0])

    const kept = [0]
    const refused: unknown[] = []
    const padding = 'x'.repeat(20_000)
    const write = async (writer: number) => {
      for (let i = 0; i < 60; i++) {
        const n = 1 + writer * 60 + i
        await all.insertOne({ n, padding }).then(
          () => kept.push(n),
          error => refused.push(error.code)
        )
      }
    }
    await Promise.all([0, 1, 2, 3].map(write))
    assert.ok(refused.length > 0 && kept.length > 1)
    assert.deepEqual(new Set(refused), new Set([39]))
    kept.sort((a, b) => a - b)
    assert.deepEqual(await numbers(all, { other: null }), kept)
    assert.deepEqual(await numbers(all, { n: { $gte: 0 } }), kept)
    const missing = Array.from({ length: 240 }, (_, n) => n).find(n => !kept.includes(n))
    const phantom = await all.updateOne({ n: missing }, { $set: { seen: 1 } }).catch(() => ({ matchedCount: 0 }))
    assert.equal(phantom.matchedCount, 0)

    await small.close()
    server?.kill('SIGKILL')
    if (server) await once(server, 'exit')
    const large = await start(false)
    const again = large.collection('writes') as unknown as mongo.Collection
    assert.deepEqual(await numbers(again, { other: null }), kept)
    assert.deepEqual(await numbers(again, { n: { $gte: 0 } }), kept)
    assert.equal((await again.insertOne({ n: 999 })).acknowledged, true)
    await large.close()
  })
})
