import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'mocha'
import mongoose from 'mongoose'
import { readSettings } from '../../config/server'
import { record } from '../audit/record'
import { verifyAudit } from '../audit/verify'
import { CaseModel } from '../cases/model'
import { diskStorage } from '../media/disk'
import { setStorage } from '../media/storage'
import { setSettings } from '../settings'
import { freshDatabase } from '../test/database'
import { seedDemo } from './seed-demo'

describe('The demo city', () => {
  freshDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'mashangban-demo-'))
  after(() => rmSync(dataDir, { recursive: true, force: true }))

  it('begins with an audit log that nobody has changed, also when a start was stopped half way', async () => {
    const settings = readSettings({ DATA_DIR: dataDir, DEMO_PASSWORD: 'demo-password-1' })
    setSettings(settings)
    setStorage(diskStorage(join(dataDir, 'media')))
    // A start puts its settings on record before the city is there.
    await record({ action: 'settingsChanged', by: { username: '', name: '系统' } })
    await mongoose.connection.collection<{ _id: string; done: boolean }>('demo').insertOne({ _id: 'city', done: false })
    assert.equal((await seedDemo(settings))?.seeded, true)
    assert.ok((await CaseModel.countDocuments()) > 40)
    const { trouble, count } = await verifyAudit()
    assert.equal(trouble, undefined)
    assert.ok(count >= 3)
  })
})
