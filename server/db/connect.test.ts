import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { startEmbedded } from '../../embedded-database/start'
import { freshDatabase } from '../test/database'
import { connectDatabase, DatabaseUnavailable } from './connect'

describe('a fresh database', () => {
  freshDatabase()

  it('is connected and empty', async () => {
    for (const { name } of await mongoose.connection.listCollections()) {
      assert.equal(await mongoose.connection.collection(name).countDocuments(), 0)
    }
  })
})

describe('connecting to a database', () => {
  let dataDir: string
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'mashangban-connect-'))
  })
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

  it('keeps what was written in the folder', async () => {
    const first = await connectDatabase({ dataDir })
    await mongoose.connection.collection('notes').insertOne({ text: '路灯不亮' })
    await first.close()
    const second = await connectDatabase({ dataDir })
    assert.equal(second.kind, 'embedded')
    assert.equal((await mongoose.connection.collection('notes').findOne())?.text, '路灯不亮')
    await second.close()
  })

  it('works in a folder whose path is too long for a socket', async () => {
    const database = await connectDatabase({ dataDir: join(dataDir, 'deep'.repeat(30)) })
    assert.equal(await mongoose.connection.collection('notes').countDocuments(), 0)
    await database.close()
  })

  it('is refused while somebody else uses the folder', async () => {
    const owner = await startEmbedded({ dataDir })
    await assert.rejects(connectDatabase({ dataDir }), (error: Error) => {
      return error instanceof DatabaseUnavailable && error.message.includes('正被另一个进程使用')
    })
    await owner.close()
  })

  it('is refused where nothing can be written', async () => {
    await assert.rejects(connectDatabase({ dataDir: '/dev/null/mashangban' }), (error: Error) => {
      return error instanceof DatabaseUnavailable && error.message.includes('不能写入')
    })
  })

  it('is refused in one sentence where the data file is empty', async () => {
    await (await connectDatabase({ dataDir })).close()
    truncateSync(join(dataDir, 'mashangban.db'))
    await assert.rejects(connectDatabase({ dataDir }), (error: Error) => {
      return error instanceof DatabaseUnavailable && /0 字节.*备份/.test(error.message)
    })
  })

  it('is refused where there are photos and no data file', async () => {
    mkdirSync(join(dataDir, 'media', '3f'), { recursive: true })
    await assert.rejects(connectDatabase({ dataDir }), (error: Error) => {
      return error instanceof DatabaseUnavailable && /不见了.*MONGODB_URL/.test(error.message)
    })
  })

  it('is refused when the url is none of MongoDB', async () => {
    await assert.rejects(connectDatabase({ url: 'localhost:27017', dataDir }), DatabaseUnavailable)
  })
})
