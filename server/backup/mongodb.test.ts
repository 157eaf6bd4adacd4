import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serialize } from 'bson'
import mongoose from 'mongoose'
import { databaseUrl, freshDatabase } from '../../embedded-database/contract/fresh-database'
import { backUpMongodb } from './back-up-mongodb'
import { restore } from './restore'

describe('A backup of MongoDB', () => {
  freshDatabase()
  const root = mkdtempSync(join(tmpdir(), 'mashangban-backup-mongodb-'))
  const into = join(root, 'backups')
  let number = 0

  after(() => rmSync(root, { recursive: true, force: true }))

  async function place(name: string) {
    const url = new URL(await databaseUrl())
    url.pathname = `/${name}`
    const dataDir = join(root, `data-${++number}`)
    mkdirSync(join(dataDir, 'media'), { recursive: true })
    return { url: url.href, dataDir, photosElsewhere: false }
  }
  const here = () => place(mongoose.connection.name)
  const empty = () => place(`${mongoose.connection.name}_${++number}`)
  const photo = (dataDir: string, n: number) => join(dataDir, 'media', String(n % 10), String(n), 'display.jpg')

  /** As the server does: the photo first, then the case, then the report that tells of both. */
  async function report(dataDir: string, n: number) {
    mkdirSync(join(photo(dataDir, n), '..'), { recursive: true })
    writeFileSync(photo(dataDir, n), `photo ${n}`)
    await mongoose.connection.collection('cases').insertOne({ n })
    await mongoose.connection.collection('reports').insertOne({ n })
  }

  describe('that is a replica set', () => {
    let city: Awaited<ReturnType<typeof here>>

    before(async function () {
      const hello = await mongoose.connection.db?.admin().command({ hello: 1 })
      if (!hello?.setName) return this.skip()
      city = await here()
      await mongoose.connection.collection('reports').createIndex({ n: 1 }, { unique: true })
      for (let n = 0; n < 50; n += 1) await report(city.dataDir, n)
    })

    it('while reports come in, has on an empty machine all that was acknowledged, once, of one moment, with photos', async () => {
      let next = 50
      let writing = true
      const writer = (async () => {
        for (; writing; next += 1) await report(city.dataDir, next)
      })()
      const { folder } = await backUpMongodb(city, into, new Date(1e12))
      const begun = next
      while (next < begun + 5) await new Promise(setImmediate)
      writing = false
      await writer

      const other = await empty()
      await restore(other, folder)
      const restored = mongoose.connection.useDb(new URL(other.url).pathname.slice(1))
      const all = async (name: string) =>
        (await restored.collection(name).find().sort({ n: 1 }).toArray()).map(({ n }) => Number(n))
      const [cases, reports] = [await all('cases'), await all('reports')]
      const indexes = await restored.collection('reports').indexes()
      await restored.dropDatabase()
      assert.ok(reports.length >= 50 && next > reports.length, `${reports.length} of ${next}`)
      assert.deepEqual(
        reports,
        reports.map((_, index) => index)
      )
      // One case at most was written and its report not yet.
      assert.ok(cases.length - reports.length <= 1 && cases.length >= reports.length, `${cases.length} cases`)
      for (const n of reports) assert.equal(readFileSync(photo(other.dataDir, n), 'utf8'), `photo ${n}`)
      assert.ok(indexes.some(({ key, unique }) => key.n === 1 && unique))
    })

    it('is not restored over other data, of which nothing changes', async () => {
      const { folder } = await backUpMongodb(city, into, new Date(2e12))
      const count = await mongoose.connection.collection('reports').countDocuments()
      const target = await here()
      await assert.rejects(restore(target, folder), /已有数据（\w+），什么都没有恢复/)
      assert.equal(await mongoose.connection.collection('reports').countDocuments(), count)
      assert.deepEqual(readdirSync(join(target.dataDir, 'media')), [])
    })

    it('is refused where the photos are not, unless they are in a bucket', async () => {
      const wrong = { ...city, dataDir: join(root, 'elsewhere') }
      await assert.rejects(backUpMongodb(wrong, into, new Date(3e12)), /没有照片文件夹.*DATA_DIR/)
      const { photos } = await backUpMongodb({ ...wrong, photosElsewhere: true }, into, new Date(3e12))
      assert.equal(photos, 0)
    })
  })

  it('is refused where no replica set could tell what was there at one moment', async function () {
    const city = await here()
    const hello = await mongoose.connection.db?.admin().command({ hello: 1 })
    if (hello?.setName) return this.skip()
    await assert.rejects(backUpMongodb(city, join(root, 'none'), new Date(1e12)), /不是副本集/)
    assert.ok(!existsSync(join(root, 'none')))
  })

  it('that breaks off in the middle of being restored has left nothing that would be served', async () => {
    const target = await empty()
    const backup = join(root, 'mashangban-20260301-080000')
    mkdirSync(join(backup, 'database'), { recursive: true })
    const told = { _id: 'restored', at: new Date('2026-02-01T00:00:00Z') }
    writeFileSync(join(backup, 'database', 'accounts.bson'), serialize({ username: 'li' }))
    writeFileSync(join(backup, 'database', 'cases.bson'), serialize({ n: 1 }).subarray(0, 9))
    writeFileSync(join(backup, 'database', 'versions.bson'), serialize(told))
    await assert.rejects(restore(target, backup), /不完整/)
    const restored = mongoose.connection.useDb(new URL(target.url).pathname.slice(1))
    const marks = await restored.collection('versions').find().toArray()
    const accounts = await restored.collection('accounts').countDocuments()
    await restored.dropDatabase()
    assert.equal(accounts, 1)
    // It was made of a restored database that nobody had told yet: what the older backup lacks counts.
    assert.deepEqual(marks, [told])
  })

  it('that is none, or is not whole, is not restored', async () => {
    const target = await empty()
    mkdirSync(join(root, 'mashangban-1.part', 'database'), { recursive: true })
    await assert.rejects(restore(target, join(root, 'nowhere')), /不是备份/)
    await assert.rejects(restore(target, join(root, 'mashangban-1.part')), /没有备份完/)
    const own = join(root, 'embedded')
    mkdirSync(own)
    writeFileSync(join(own, 'mashangban.db'), '')
    await assert.rejects(restore(target, own), /内置数据库的备份.*DATA_DIR/)
  })
})
