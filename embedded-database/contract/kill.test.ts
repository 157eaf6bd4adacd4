import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import mongoose, { type mongo } from 'mongoose'

const rounds = 20
const writers = 4

describe('the embedded database, killed in the middle of its work', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'mashangban-kill-'))
  let child: ChildProcess | undefined
  after(() => {
    child?.kill('SIGKILL')
    rmSync(dataDir, { recursive: true, force: true })
  })

  async function start(): Promise<{ url: string; server: ChildProcess }> {
    const script = fileURLToPath(new URL('./serve.ts', import.meta.url))
    const server = spawn(process.execPath, ['--import', 'tsx', script, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] })
    child = server
    const [url] = await once(createInterface({ input: server.stdout }), 'line')
    return { url, server }
  }

  it(`has every acknowledged write after each of ${rounds} kills, and indexes that agree with the documents`, async () => {
    const acknowledged: string[] = []
    const increments = Array.from({ length: writers }, () => 0)
    for (let round = 0; round < rounds; round++) {
      const { url, server } = await start()
      const client = await mongoose
        .createConnection(url, { dbName: 'kill', serverSelectionTimeoutMS: 1000 })
        .asPromise()
      const all = client.collection('writes') as unknown as mongo.Collection
      if (round === 0) {
        await all.createIndexes([{ key: { group: 1 } }, { key: { key: 1 }, unique: true }, { key: { tags: 1, n: -1 } }])
        await all.insertMany(
          increments.map((_, writer) => ({ _id: `counter${writer}` as never, key: `counter${writer}`, n: 0 }))
        )
      }
      await checkAll(all, acknowledged, increments)

      // The server is killed after this many acknowledged writes, while others are under way; the number differs by
      // round.
      let left = 20 + ((round * 37) % 60)
      const write = async (writer: number) => {
        for (let i = 0; ; i++) {
          const key = `${round}/${writer}/${i}`
          await all.insertOne({ _id: key as never, key, group: i % 7, tags: [`w${writer}`, `g${i % 7}`], n: i })
          acknowledged.push(key)
          await all.updateOne({ _id: `counter${writer}` as never }, { $inc: { n: 1 }, $set: { group: i % 7 } })
          increments[writer] = (increments[writer] ?? 0) + 1
          if (i % 3 === 2) await all.updateOne({ key }, { $set: { group: 9 }, $push: { tags: 'late' as never } })
          if (--left === 0) server.kill('SIGKILL')
        }
      }
      await Promise.allSettled(Array.from({ length: writers }, (_, writer) => write(writer)))
      if (server.exitCode === null && server.signalCode === null) await once(server, 'exit')
      await client.close()
    }
    const { url } = await start()
    const client = await mongoose.createConnection(url, { dbName: 'kill' }).asPromise()
    await checkAll(client.collection('writes') as unknown as mongo.Collection, acknowledged, increments)
    await client.close()
  })
})

async function checkAll(all: mongo.Collection, acknowledged: string[], increments: number[]) {
  const found = new Set(
    (
      await all
        .find({}, { projection: { _id: 1 } })
        .hint({ $natural: 1 })
        .toArray()
    ).map(({ _id }) => String(_id))
  )
  assert.deepEqual(
    acknowledged.filter(key => !found.has(key)),
    []
  )
  for (const [writer, n] of increments.entries()) {
    assert.ok(Number((await all.findOne({ key: `counter${writer}` }))?.n) >= n)
  }
  for (const filter of [
    ...[0, 1, 2, 3, 4, 5, 6, 9].map(group => ({ group })),
    { tags: 'late' },
    { tags: 'w1', n: { $gte: 2 } },
    { key: { $gte: '' } }
  ]) {
    const list = async (hint?: mongo.Hint) =>
      (await all.find(filter, { hint }).toArray()).map(({ _id }) => String(_id)).sort()
    assert.deepEqual(await list(), await list({ $natural: 1 }))
  }
}
