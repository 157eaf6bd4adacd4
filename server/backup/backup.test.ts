import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { type EmbeddedServer, startEmbedded } from '../../embedded-database/start'
import { backUp } from './back-up'

describe('A backup', () => {
  const root = mkdtempSync(join(tmpdir(), 'mashangban-backup-'))
  const dataDir = join(root, 'data')
  const into = join(root, 'backups')
  let running: EmbeddedServer
  let client: mongoose.Connection

  before(async () => {
    running = await startEmbedded({ dataDir })
    client = await mongoose.createConnection(running.url, { dbName: 'mashangban' }).asPromise()
    await client.collection('cases').createIndex({ n: 1 }, { unique: true })
    writeFileSync(join(dataDir, 'secrets.json'), '{"CONTACT_SECRET":"x"}')
  })
  after(async () => {
    await client.close()
    await running.close()
    rmSync(root, { recursive: true, force: true })
  })

  /** As the server does: the photo first, then what tells of it. */
  async function report(n: number) {
    const folder = join(dataDir, 'media', String(n % 10), String(n))
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'display.jpg'), `photo ${n}`)
    writeFileSync(join(folder, 'display.jpg.0a0b.part'), 'half')
    await client.collection('cases').insertOne({ n, text: '垃圾'.repeat(400) })
  }

  async function content(folder: string) {
    const database = await startEmbedded({ dataDir: folder })
    const connection = await mongoose.createConnection(database.url, { dbName: 'mashangban' }).asPromise()
    const cases = await connection.collection('cases').find().sort({ n: 1 }).toArray()
    await connection.close()
    await database.close()
    return cases.map(({ n }) => Number(n))
  }

  async function command(...given: string[]) {
    const cli = ['--import', 'tsx', 'server/backup/cli.ts', ...given]
    const env = { ...process.env, DATA_DIR: dataDir, MONGODB_URL: '' }
    const child = spawn(process.execPath, cli, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (said += chunk))
    const [code] = await once(child, 'close')
    return { code, said }
  }

  it('by the documented command, while reports come in, starts in a new folder with all that was acknowledged', async () => {
    for (let n = 0; n < 50; n++) await report(n)
    let next = 50
    let writing = true
    const writer = (async () => {
      for (; writing; next++) await report(next)
    })()
    const { code, said } = await command(into)
    writing = false
    await writer
    assert.equal(code, 0, said)
    const folder = /已备份到 (\S+?)（/.exec(said)?.[1] ?? ''
    assert.deepEqual(readdirSync(folder).sort(), ['mashangban.db', 'media', 'secrets.json'])

    const restored = join(root, 'restored')
    cpSync(folder, restored, { recursive: true })
    const cases = await content(restored)
    // All of one moment: no hole, nothing from before the backup is missing, and the server went on during it.
    assert.deepEqual(
      cases,
      cases.map((_, index) => index)
    )
    assert.ok(cases.length >= 50 && next > cases.length, `${cases.length} of ${next}`)
    for (const n of cases)
      assert.equal(
        readFileSync(join(restored, 'media', String(n % 10), String(n), 'display.jpg'), 'utf8'),
        `photo ${n}`
      )
    assert.equal(readFileSync(join(restored, 'secrets.json'), 'utf8'), '{"CONTACT_SECRET":"x"}')
    const names = readdirSync(restored, { recursive: true, encoding: 'utf8' })
    assert.deepEqual(
      names.filter(name => name.endsWith('.part')),
      []
    )
  })

  it('does not keep the server from writing and keeping afterwards', async () => {
    const count = await client.collection('cases').countDocuments()
    await backUp(dataDir, into, new Date(1e12))
    for (let n = 0; n < 20; n++) await client.collection('cases').insertOne({ n: 100_000 + n })
    assert.equal(await client.collection('cases').countDocuments(), count + 20)
    await client.collection('cases').deleteMany({ n: { $gte: 100_000 } })
  })

  it('takes no room for photos that the one before has', async () => {
    const one = await backUp(dataDir, join(root, 'twice'), new Date(1e12))
    const other = await backUp(dataDir, join(root, 'twice'), new Date(2e12))
    const inode = (folder: string) => statSync(join(folder, 'media', '0', '0', 'display.jpg')).ino
    assert.equal(inode(one.folder), inode(other.folder))
    assert.equal(one.photos, other.photos)
  })

  it('that fails leaves nothing that looks like one', async () => {
    const target = join(root, 'failing')
    const file = join(target, 'mashangban-20330518-113320.part', 'mashangban.db')
    mkdirSync(file, { recursive: true })
    await assert.rejects(backUp(dataDir, target, new Date(2e12)))
    assert.deepEqual(readdirSync(target), [])
    assert.equal((await backUp(dataDir, target, new Date(2e12))).folder.startsWith(target), true)
  })

  it('of a stopped server works just as well, also after a crash', async () => {
    const stopped = join(root, 'stopped')
    cpSync((await backUp(dataDir, into, new Date(3e12))).folder, stopped, { recursive: true })
    // What a killed server leaves: the address where nobody answers any more.
    writeFileSync(join(stopped, 'database.url'), `mongodb://${encodeURIComponent(join(stopped, 'db.sock'))}`)
    const { folder } = await backUp(stopped, into, new Date(4e12))
    assert.deepEqual(await content(folder), await content(stopped))
  })

  it('of nothing is refused, in plain words', async () => {
    await assert.rejects(backUp(join(root, 'nowhere'), into), /没有数据文件/)
    assert.ok(!existsSync(join(root, 'nowhere')))
  })
})
