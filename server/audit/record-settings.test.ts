import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'mocha'
import mongoose from 'mongoose'
import { readSettings } from '../../config/server'
import { testApi } from '../test/api'
import { AuditModel } from './model'
import { forgetEndOfLog } from './record'
import { recordSettings } from './record-settings'
import { verifyAudit } from './verify'

describe('What the server is set to', () => {
  const api = testApi()

  beforeEach('an empty log', async () => {
    await mongoose.connection.collection('audit').deleteMany({})
    forgetEndOfLog()
  })

  const start = (environment: Record<string, string>) =>
    recordSettings(readSettings({ DATA_DIR: api.dataDir, ...environment }).onRecord)
  const told = async () => {
    const entries = await AuditModel.find({ action: 'settingsChanged' }).sort({ seq: 1 }).lean()
    return entries.map(({ changes }) => changes?.map(({ what, before, after }) => [what, before, after]) ?? [])
  }

  it('is in the audit log at the first start, and from then on what is otherwise than at the start before', async () => {
    await start({ HOTLINE: '12345' })
    const [first = []] = await told()
    const all = new Map(first.map(([what, , after]) => [what, after]))
    assert.deepEqual(
      [all.get('HOTLINE'), all.get('SESSION_IDLE_MINUTES'), all.get('SECOND_FACTOR_ROLES')],
      ['12345', '30', '']
    )
    await start({ HOTLINE: '12345' })
    assert.equal((await told()).length, 1)
    await start({ HOTLINE: '12319', SESSION_IDLE_MINUTES: '600', FILING_NUMBER: '粤ICP备1号', PORT: '3001' })
    await start({ HOTLINE: '12319' })
    assert.deepEqual((await told()).slice(1), [
      [
        ['FILING_NUMBER', undefined, '粤ICP备1号'],
        ['HOTLINE', '12345', '12319'],
        ['SESSION_IDLE_MINUTES', '30', '600']
      ],
      [
        ['FILING_NUMBER', '粤ICP备1号', undefined],
        ['SESSION_IDLE_MINUTES', '600', '30']
      ]
    ])
    assert.equal((await verifyAudit()).trouble, undefined)
  })

  it('shows of a secret or a password that it changed, and never what it is', async () => {
    const url = (password: string) =>
      `mongodb://user:${password}@db1.example.cn,db2.example.cn/city?tlsCertificateKeyFilePassword=h1dden3`
    const wechat = { WECHAT_APPID: 'wx0123' }
    await start({ MONGODB_URL: url('h1dden1'), WECHAT_SECRET: 'h1dden4', DEMO_PASSWORD: 'h1dden55', ...wechat })
    await start({ MONGODB_URL: url('h1dden2'), WECHAT_SECRET: 'h1dden6', DEMO_PASSWORD: 'h1dden55', ...wechat })
    const [, second = []] = await told()
    assert.deepEqual(
      second.map(([what]) => what),
      ['MONGODB_URL', 'WECHAT_SECRET']
    )
    assert.match(second[0]?.[2] ?? '', /^mongodb:\/\/db1\.example\.cn,db2\.example\.cn\/city，校验值 [\da-f]{12}$/)
    const secrets = Object.values(readSettings({ DATA_DIR: api.dataDir }).secrets)
    const stored = JSON.stringify(await AuditModel.find().lean())
    assert.deepEqual(
      ['h1dden', ...secrets].filter(secret => stored.includes(secret)),
      []
    )
    await start({ MONGODB_URL: url('h1dden2'), WECHAT_SECRET: 'h1dden6', RESIDENT_SECRET: 'x'.repeat(40), ...wechat })
    assert.deepEqual(
      (await told()).at(-1)?.map(([what]) => what),
      ['DEMO_PASSWORD', 'RESIDENT_SECRET']
    )
  })

  it('is written once when several processes start at the same moment', async () => {
    await Promise.all([1, 2, 3].map(() => start({ HOTLINE: '12345' })))
    await Promise.all([1, 2, 3].map(() => start({ HOTLINE: '12319' })))
    assert.deepEqual(
      (await told()).map(({ length }) => length > 1),
      [true, false]
    )
  })
})
