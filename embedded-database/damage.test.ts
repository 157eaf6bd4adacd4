import assert from 'node:assert/strict'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import mongoose from 'mongoose'
import { checkOnce } from './daily-check'
import { openStore } from './open-store'
import { startEmbedded } from './start'
import { checkDocuments } from './storage/check'
import { FolderUnavailable } from './unavailable'

const documents = Array.from({ length: 300 }, (_, n) => ({
  no: `4402042026${n}`,
  text: `启明北路第 ${n} 号门前有垃圾`.repeat(1 + (n % 9)),
  tags: [n % 7, `t${n % 5}`]
}))

describe('the data file, when it is not what was written', () => {
  const root = mkdtempSync(join(tmpdir(), 'mashangban-damage-'))
  const good = join(root, 'good')
  let count = 0
  let dataDir = ''
  let file = ''

  before(async () => {
    const database = await startEmbedded({ dataDir: good })
    const client = await mongoose.createConnection(database.url, { dbName: 'city' }).asPromise()
    const cases = client.collection('cases')
    await cases.createIndex({ no: 1 }, { unique: true })
    await cases.createIndex({ tags: 1, text: 1 })
    await cases.insertMany(documents)
    await client.close()
    await database.close()
  })
  beforeEach(() => {
    count += 1
    dataDir = join(root, `copy${count}`)
    file = join(dataDir, 'mashangban.db')
    mkdirSync(dataDir)
    copyFileSync(join(good, 'mashangban.db'), file)
  })
  after(() => rmSync(root, { recursive: true, force: true }))

  const isTold = (words: RegExp) => (error: unknown) => {
    assert.ok(error instanceof FolderUnavailable, String(error))
    assert.match(error.message, words)
    assert.ok(error.message.includes(file))
    assert.match(error.message, /请/)
    return true
  }

  it('starts as it was left', async () => {
    await (await startEmbedded({ dataDir })).close()
  })

  it('of 0 bytes is refused and stays as it is', async () => {
    truncateSync(file)
    await assert.rejects(startEmbedded({ dataDir }), isTold(/0 字节/))
    assert.equal(statSync(file).size, 0)
  })

  for (const part of [0.02, 0.3, 0.7, 0.999]) {
    it(`is refused when only ${part * 100} % of it is there`, async () => {
      truncateSync(file, Math.floor(statSync(file).size * part))
      await assert.rejects(startEmbedded({ dataDir }), isTold(/已经损坏|不是码上办的数据文件/))
    })
  }

  it('is refused when a folder has its place', async () => {
    rmSync(file)
    mkdirSync(file)
    await assert.rejects(startEmbedded({ dataDir }), isTold(/却是一个文件夹/))
  })

  it('is refused when it is gone and its log is there', async () => {
    rmSync(file)
    writeFileSync(`${file}-wal`, 'x')
    await assert.rejects(startEmbedded({ dataDir }), isTold(/不见了/))
  })

  for (const [what, content] of [
    ['a text', '案卷编号,状态\n'],
    ['a long text', '案卷编号,状态\n'.repeat(5000)],
    ['a picture', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(9000, 7)])],
    ['nothing but zeros', Buffer.alloc(16_384)]
  ] as const) {
    it(`is refused and kept when it is ${what}`, async () => {
      writeFileSync(file, content)
      await assert.rejects(startEmbedded({ dataDir }), isTold(/不是码上办的数据文件/))
      assert.deepEqual(readFileSync(file), Buffer.from(content))
    })
  }

  it('is refused and kept when it is the database of another program', async () => {
    rmSync(file)
    const other = new Database(file)
    other.exec('CREATE TABLE people (name TEXT)')
    other.exec("INSERT INTO people VALUES ('王某')")
    other.close()
    const before = readFileSync(file)
    await assert.rejects(startEmbedded({ dataDir }), isTold(/不是码上办的数据文件/))
    assert.deepEqual(readFileSync(file), before)
  })

  it('is refused when a newer version wrote it', async () => {
    change(db => db.exec('PRAGMA user_version = 99'))
    await assert.rejects(startEmbedded({ dataDir }), isTold(/更新版本/))
  })

  it('is refused when an index has lost a key or has one too many', async () => {
    const index = 'i1_1'
    change(db => db.exec(`DELETE FROM ${index} WHERE rid = 5`))
    await assert.rejects(startEmbedded({ dataDir }), isTold(/已经损坏.*no_1/))
    change(db => db.exec(`INSERT INTO ${index} SELECT key, 5 FROM ${index} WHERE rid = 6`))
    await assert.rejects(startEmbedded({ dataDir }), isTold(/已经损坏/))
  })

  function change(work: (db: InstanceType<typeof Database>) => void) {
    const db = new Database(file)
    work(db)
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    db.close()
  }

  it('is refused or has lost nothing, wherever 20 bytes are flipped', () => {
    const bytes = readFileSync(file)
    const expected = contentOf(file)
    let refused = 0
    for (let place = 0; place + 20 < bytes.length; place += 1777) {
      const flipped = Buffer.from(bytes)
      for (let i = place; i < place + 20; i++) flipped[i] = (flipped[i] ?? 0) ^ 0xff
      const own = join(dataDir, `flipped${place}.db`)
      writeFileSync(own, flipped)
      try {
        assert.deepEqual(contentOf(own), expected, `flipped at ${place}`)
      } catch (error) {
        if (!(error instanceof FolderUnavailable)) throw error
        refused += 1
      }
    }
    assert.ok(refused > 20, String(refused))
  })

  function contentOf(path: string) {
    const store = openStore(path, false)
    for (const _ of checkDocuments(store, true));
    const found = [...store.collections.values()].map(each => [
      each.ns,
      each.indexes.map(({ spec }) => spec),
      [...each.scan()].map(([rid, doc]) => `${rid} ${doc.toString('base64')}`)
    ])
    store.close()
    return found
  }

  it('is checked while it is used, on the disk and not in memory', async () => {
    const store = openStore(file, false)
    const told: string[] = []
    const check = () =>
      checkOnce(
        store,
        file,
        sentence => told.push(sentence),
        async () => undefined
      )
    await check()
    assert.deepEqual(told, [])
    const bytes = readFileSync(file)
    for (let at = bytes.indexOf('启明北路'); at >= 0; at = bytes.indexOf('启明北路', at + 1)) bytes.write('坏', at)
    writeFileSync(file, bytes)
    await check()
    assert.equal(told.length, 1)
    assert.match(told[0] ?? '', /已经损坏/)
    store.close()
  })

  it('of the time before check sums is carried over with all that it has', () => {
    const expected = contentOf(join(good, 'mashangban.db'))
    change(db => {
      db.exec('ALTER TABLE catalog DROP COLUMN sum')
      db.exec('ALTER TABLE c1 DROP COLUMN sum')
      db.exec('PRAGMA user_version = 0')
      db.exec('PRAGMA application_id = 0')
    })
    assert.deepEqual(contentOf(file), expected)
  })
})
