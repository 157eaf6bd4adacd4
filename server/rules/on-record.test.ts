import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import mongoose from 'mongoose'
import { chinaDay } from '../../contracts/china-time'
import { type RulesKind, rulesKinds } from '../../contracts/rules/kinds'
import { AuditModel } from '../audit/model'
import { forgetEndOfLog } from '../audit/record'
import { aCity } from '../test/a-city'
import { testApi } from '../test/api'
import { aPerson, done, type Person } from '../test/on-record/recipe'
import { defaultRules } from './defaults'

describe('The audit log about a version of the rules', () => {
  const api = testApi()
  let administrator = ''
  const read = (kind: string) => api.get(`/api/staff/rules/${kind}`, { token: administrator })
  const save = (kind: string, body: object) => api.post(`/api/staff/rules/${kind}`, { token: administrator, body })

  before(async () => {
    await aCity()
    administrator = await api.staff({ roles: ['administrator'], name: '系统管理员' })
  })

  it('tells what was before and what came after, whichever rules they are', async () => {
    const made = async (kind: RulesKind, content: object) => {
      const { version } = (await read(kind)).body
      assert.equal((await save(kind, { version, content })).status, 200)
      const subject = `${rulesKinds[kind]} 第 ${version + 1} 版`
      const entry = await AuditModel.findOne({ action: 'rulebookSaved', subject }).orFail().lean()
      return entry.changes?.map(({ what, before, after }) => [what, before ?? '', after ?? ''])
    }
    const { minutes } = defaultRules.stages
    assert.deepEqual(
      await made('stages', { ...defaultRules.stages, minutes: { ...minutes, acceptance: minutes.acceptance + 7 } }),
      [['受理', String(minutes.acceptance), `${minutes.acceptance + 7} 分钟`]]
    )
    assert.deepEqual(await made('stages', defaultRules.stages), [
      ['受理', String(minutes.acceptance + 7), `${minutes.acceptance} 分钟`]
    ])
    const rule = { matter: '06010', area: '', department: 'sanitation', note: '' }
    const inWords = '06010，全部区域 派给 环境卫生管理所'
    assert.deepEqual(await made('dispatch', { rules: [rule] }), [['规则', '', inWords]])
    assert.deepEqual(await made('dispatch', { rules: [] }), [['规则', inWords, '']])
    assert.deepEqual(await made('texts', { texts: { reject: '不归我们管' } }), [
      ['不予受理', '系统自带的话', '“不归我们管”']
    ])
    const rules = Array.from({ length: 230 }, (_, at) => ({ ...rule, matter: '', area: String(440_204_001 + at) }))
    const many = await made('dispatch', { rules })
    assert.deepEqual([many?.length, many?.at(-1)?.[0]], [201, '另有 30 处，见规则的版本记录'])
    assert.deepEqual((await made('dispatch', { rules: [] }))?.length, 201)
  })

  it('names whoever stood in for the administrator, beside the administrator', async () => {
    const [away, standIn, officer] = [
      await aPerson({ roles: ['administrator'], name: '甲' }),
      await aPerson({ roles: ['administrator'], name: '乙' }),
      await aPerson({ roles: ['security'] })
    ]
    const today = chinaDay(Date.now())
    await done(api, officer, `/api/staff/accounts/${away.id}/stand-ins`, { person: standIn.id, from: today, to: today })
    const { version } = (await read('calendar')).body
    const content = { ...defaultRules.calendar, days: [{ day: '2027-03-01', work: false, note: '' }] }
    const headers = { 'Stands-For': away.id }
    await done(api, standIn, '/api/staff/rules/calendar', { version, content, note: '' }, headers)
    const department = await done(api, standIn, '/api/staff/base/departments', { name: '代班时建的' }, headers)
    for (const entry of [
      await AuditModel.findOne({ action: 'rulebookSaved' }).sort({ seq: -1 }).lean(),
      await AuditModel.findOne({ action: 'departmentMade', subject: new RegExp(department.id) }).lean()
    ]) {
      assert.deepEqual(
        [entry?.by.username, entry?.by.name, entry?.by.for?.username],
        [standIn.username, '乙', away.username]
      )
    }
  })

  it('that a crash left out is told later as the one of who saved it, and not of who came next', async () => {
    const [first, next] = [await aPerson({ roles: ['administrator'] }), await aPerson({ roles: ['administrator'] })]
    const saved = async (by: Person, note: string) => {
      const { version } = (await read('calendar')).body
      await done(api, by, '/api/staff/rules/calendar', { version, content: defaultRules.calendar, note })
    }
    await saved(first, '崩溃前')
    await mongoose.connection.collection('audit').deleteMany({ reason: '崩溃前' })
    forgetEndOfLog()
    await saved(next, '崩溃后')
    const [late, entry] = await Promise.all(
      ['崩溃前', '崩溃后'].map(reason => AuditModel.findOne({ action: 'rulebookSaved', reason }).orFail().lean())
    )
    assert.deepEqual([late?.by.username, late?.address], [first.username, undefined])
    assert.deepEqual([entry?.by.username, !!entry?.address], [next.username, true])
  })
})
