import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import mongoose from 'mongoose'
import { isCreditCode } from '../../../contracts/basedata/credit-code'
import { AuditModel } from '../../audit/model'
import { testApi } from '../../test/api'
import { aCase, aCatalogue, aCell, aStaff } from '../../test/factories'
import { DepartmentModel } from '../model'
import { saveDepartments } from './save-departments'
import { upgradeDepartmentNames } from './upgrade-names'

describe('Departments, kept by the city itself', () => {
  const api = testApi()
  const path = '/api/staff/base/departments'
  let token = ''

  before(async () => {
    await aCatalogue()
    await aCell()
    token = await api.staff({ roles: ['administrator'] })
  })

  const make = async (body: object) => api.post(path, { token, body })
  const made = async (name: string, more: object = {}) => {
    const { status, body } = await make({ name, ...more })
    assert.equal(status, 201, JSON.stringify(body))
    return body
  }
  const change = (id: string, body: object, as = token) => api.post(`${path}/${id}`, { token: as, body })
  const detail = async (id: string) => (await api.get(`${path}/${id}`, { token })).body

  it('are made with what a bureau knows of them, in the spelling that is kept', async () => {
    const bureau = await made('市城市管理和综合执法局', {
      id: 'bureau',
      kind: 'competent',
      phone: '０７５１－８１２３４５６'
    })
    assert.deepEqual(bureau, {
      id: 'bureau',
      version: 1,
      active: true,
      name: '市城市管理和综合执法局',
      kind: 'competent',
      phone: '0751-8123456'
    })
    const team = await made('市政维护队', {
      parent: 'bureau',
      kind: 'maintainer',
      creditCode: '9135 0100 M000 100Y 43'
    })
    assert.equal(team.creditCode, '91350100M000100Y43')
    const all = (await api.get('/api/staff/departments', { token })).body
    assert.ok(
      all.some(({ id }: { id: string }) => id === team.id),
      'cases can be given to it at once'
    )
  })

  it('are refused at the field: no name, a name or id that there is, a wrong code, telephone or parent', async () => {
    const wrong: [object, string][] = [
      [{ name: ' ' }, 'name'],
      [{ name: '市城市管理和综合执法局' }, 'name'],
      [{ name: '另一个', id: 'BUREAU' }, 'id'],
      [{ name: '另一个', id: '部门' }, 'id'],
      [{ name: '另一个', creditCode: '91350100M000100Y44' }, 'creditCode'],
      [{ name: '另一个', phone: '听不清' }, 'phone'],
      [{ name: '另一个', parent: 'nobody' }, 'parent'],
      [{ name: '另一个', kind: 'friend' }, 'kind']
    ]
    for (const [body, field] of wrong) {
      const answer = await make(body)
      assert.equal(answer.status, 400, JSON.stringify(body))
      assert.ok(answer.body.error.fields[field], `${field}: ${JSON.stringify(answer.body)}`)
    }
  })

  it('know a credit code by its last symbol', () => {
    assert.ok(isCreditCode('91350100M000100Y43'))
    for (const wrong of ['91350100M000100Y34', '91350100M000100Y4', '91350100I000100Y43', '']) {
      assert.ok(!isCreditCode(wrong), wrong)
    }
  })

  it('keep who changed what and when, and how they stood after each change', async () => {
    const { id } = await made('园林绿化中心', { phone: '0751-8123456' })
    const renamed = await change(id, { version: 1, name: '园林绿化服务中心', kind: 'maintainer', note: '机构改革' })
    assert.deepEqual([renamed.status, renamed.body.version, renamed.body.phone], [200, 2, undefined])
    const { history } = await detail(id)
    assert.equal(history.length, 2)
    const [latest, first] = history
    assert.equal(latest.note, '机构改革')
    assert.deepEqual(latest.changes, [
      { what: '名称', before: '园林绿化中心', after: '园林绿化服务中心' },
      { what: '类别', after: '养护单位' },
      { what: '值班电话', before: '0751-8123456' }
    ])
    assert.deepEqual(first.facts, { name: '园林绿化中心', phone: '0751-8123456', active: true })
    const entry = await AuditModel.findOne({ action: 'departmentChanged', subject: `园林绿化服务中心（${id}）` }).lean()
    assert.equal(entry?.reason, '机构改革')
    const same = await change(id, { version: 2, name: '园林绿化服务中心', kind: 'maintainer' })
    assert.deepEqual([same.status, same.body.version], [200, 2], 'nothing changed is no change')
  })

  it('tell the second of two who change one at once who was first', async () => {
    const { id } = await made('环卫处')
    const other = await api.staff({ roles: ['administrator'] })
    const answers = await Promise.all([
      change(id, { version: 1, name: '环卫一处' }),
      change(id, { version: 1, name: '环卫二处' }, other)
    ])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
    const refused = answers.find(({ status }) => status === 409)
    assert.match(refused?.body.error.message, /刚改过这个部门/)
    assert.equal((await detail(id)).history.length, 2)
  })

  it('have one name each while they are open, also when two people make them at once', async () => {
    await DepartmentModel.createIndexes()
    const both = await Promise.all([make({ name: '同名科' }), make({ name: '同名科' }), make({ name: '同名 科' })])
    assert.deepEqual(both.map(({ status }) => status).sort(), [201, 201, 400])
    const spelled = await make({ name: '同名科（二）' })
    assert.equal(spelled.status, 201)
    assert.equal((await make({ name: '同名科(二)' })).status, 400, 'brackets alone make no other name')
    const { id } = spelled.body
    assert.equal((await api.post(`${path}/${id}/close`, { token, body: { version: 1 } })).status, 200)
    const next = await make({ name: '同名科(二)' })
    assert.equal(next.status, 201, 'a closed one lets go of its name')
    const back = await api.post(`${path}/${id}/open`, { token, body: { version: 2 } })
    assert.deepEqual([back.status, Object.keys(back.body.error.fields)], [400, ['name']])
  })

  it('of an earlier version get the key of their name, two with the same name too', async () => {
    await DepartmentModel.createIndexes()
    const old = ['o1', 'o2'].map(_id => ({ _id, name: '老同名', active: true }))
    await DepartmentModel.collection.insertMany(old as never[])
    assert.ok((await upgradeDepartmentNames()) >= 2)
    assert.equal(await upgradeDepartmentNames(), 0)
    const keys = (await DepartmentModel.find({ name: '老同名' }).sort({ _id: 1 }).lean()).map(each => each.openName)
    assert.deepEqual(keys, ['老同名', '老同名 o2'])
    assert.equal((await make({ name: '老同名' })).status, 400)
  })

  it('have the change of a crash in their history all the same', async () => {
    const { id } = await made('路灯所')
    await change(id, { version: 1, name: '路灯管理所' })
    await mongoose.connection.collection('baseChanges').deleteMany({ subject: id, version: 2 })
    assert.equal((await detail(id)).history[0].changes[0].after, '路灯管理所')
  })

  it('stand under each other without a ring, also when two put them under each other at once', async () => {
    const one = await made('甲')
    const two = await made('乙', { parent: one.id })
    const under = await change(one.id, { version: 1, name: '甲', parent: two.id })
    assert.equal(under.status, 400)
    assert.match(under.body.error.fields.parent, /自己或它下面/)
    const [three, four] = [await made('丙'), await made('丁')]
    await Promise.all([
      change(three.id, { version: 1, name: '丙', parent: four.id }),
      change(four.id, { version: 1, name: '丁', parent: three.id })
    ])
    const parents = new Map((await DepartmentModel.find().lean()).map(({ _id, parent }) => [_id, parent]))
    assert.ok(!(parents.get(three.id) === four.id && parents.get(four.id) === three.id))
  })

  it('are no deeper than five', async () => {
    let parent = (await made('一级')).id
    for (const name of ['二级', '三级', '四级', '五级']) parent = (await made(name, { parent })).id
    assert.equal((await make({ name: '六级', parent })).status, 400)
  })

  it('are closed, never deleted: what uses them is told before, and nothing new goes there', async () => {
    const { id } = await made('排水公司', { kind: 'contractor' })
    const child = await made('排水一班', { parent: id })
    await aStaff({ roles: ['clerk'], department: id })
    await aCase({ state: 'handling', department: id })
    const { uses } = await detail(id)
    assert.deepEqual(uses, { openCases: 1, accounts: 1, children: 1, dispatchRules: 0 })
    const close = (of: string, version: number) => api.post(`${path}/${of}/close`, { token, body: { version } })
    const early = await close(id, 1)
    assert.equal(early.status, 409)
    assert.match(early.body.error.message, /排水一班/)
    assert.equal((await close(child.id, 1)).status, 200)
    assert.equal((await close(id, 1)).body.active, false)
    assert.equal((await close(id, 2)).status, 409)
    const offered = (await api.get('/api/staff/departments', { token })).body
    assert.ok(!offered.some((each: { id: string }) => each.id === id))
    const shown = async (query: string) => (await api.get(`${path}?${query}`, { token })).body.items.length
    assert.deepEqual([await shown(`q=${id}`), await shown(`q=${id}&closed=1`)], [0, 1])
    const again = await api.post(`${path}/${id}/open`, { token, body: { version: 2 } })
    assert.deepEqual([again.status, again.body.active], [200, true])
  })

  it('are a matter for the administrator alone, and 404 where there is none', async () => {
    for (const role of ['operator', 'lead', 'security', 'auditor'] as const) {
      const other = await api.staff({ roles: [role] })
      assert.equal((await api.get(path, { token: other })).status, 403, role)
      assert.equal((await api.post(path, { token: other, body: { name: '不该有' } })).status, 403, role)
    }
    assert.equal((await api.get(`${path}/nobody`, { token })).status, 404)
    assert.equal((await change('nobody', { version: 1, name: '没有' })).status, 404)
  })

  it('of an earlier version and of a command have the same history from then on', async () => {
    await DepartmentModel.collection.insertOne({ _id: 'old', name: '老部门', active: true } as never)
    assert.deepEqual((await detail('old')).history, [])
    const by = { username: '', name: '命令行' }
    await saveDepartments(
      [
        { id: 'old', name: '老部门新名' },
        { id: 'fresh', name: '新部门' }
      ],
      by
    )
    await saveDepartments([{ id: 'old', name: '老部门新名' }], by)
    assert.deepEqual(
      (await detail('old')).history.map((each: { version: number; by: string }) => [each.version, each.by]),
      [[1, '命令行']]
    )
  })
})
