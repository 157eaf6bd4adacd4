import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import mongoose from 'mongoose'
import { AuditModel } from '../../audit/model'
import { forgetKept } from '../../db/marks'
import { testApi } from '../../test/api'
import { aCase, aCatalogue, aCell, aDepartment } from '../../test/factories'
import { EditionModel } from '../model'

describe('The catalogue, kept by the city itself', () => {
  const api = testApi()
  const path = '/api/staff/base/matters'
  let [token, operator] = ['', '']

  before(async () => {
    await aCatalogue()
    await aCell()
    token = await api.staff({ roles: ['administrator'], name: '目录员' })
    operator = await api.staff({ roles: ['operator'] })
  })

  const get = async (at: string, as = token) => (await api.get(at, { token: as })).body
  const post = (at: string, body: object) => api.post(at, { token, body })
  const inForce = async () => get('/api/staff/catalogue/matters', operator)
  const publish = async (more: object = {}) => {
    const { edition, seen } = await get('/api/staff/base/editions/draft')
    return post('/api/staff/base/editions', { edition, seen, ...more })
  }
  const facts = async (code: string) => {
    const { code: _code, extension: _e, active: _a, draft: _d, ...rest } = (await get(`${path}/${code}`)).matter
    return rest
  }
  const dogs = {
    code: '21009',
    name: '违规养犬',
    sheet: 'matter',
    majorName: '扩展事项类',
    conditions: [{ when: '大型犬没有牵绳', limit: 2, unit: 'urgentHour', closing: '已牵绳或带离', urgency: 'urgent' }],
    words: ['狗没牵绳', '遛狗不牵绳'],
    often: 3
  }

  it('is changed as a draft: nobody files by it before it is published, and everybody does after', async () => {
    const made = await post(path, dogs)
    assert.equal(made.status, 201, JSON.stringify(made.body))
    assert.deepEqual(
      [made.body.extension, made.body.draft, made.body.conditions[0].code],
      [true, 'new', '21009-1'],
      JSON.stringify(made.body)
    )
    assert.ok(!(await inForce()).some(({ code }: { code: string }) => code === '21009'))
    const published = await publish({ note: '加上养犬' })
    assert.equal(published.status, 201, JSON.stringify(published.body))
    assert.deepEqual([published.body.edition, published.body.state, published.body.by], [2, 'inForce', '目录员'])
    const found = (await inForce()).find(({ code }: { code: string }) => code === '21009')
    assert.deepEqual([found.words, found.conditions[0].closing], [dogs.words, '已牵绳或带离'])
    assert.equal((await get(`${path}?draft=1`)).items.length, 0)
    const entry = await AuditModel.findOne({ action: 'cataloguePublished', subject: '第 2 版' }).lean()
    assert.equal(entry?.reason, '加上养犬')
  })

  it('proposes a matter by the words that a city has just published', async () => {
    const before = await facts('21009')
    await post(`${path}/21009`, { ...before, words: [...before.words, '恶犬扑人'] })
    await publish()
    const { caseNo } = await aCase({ text: '小区门口恶犬扑人' })
    const { proposedMatters } = await get(`/api/staff/cases/${caseNo}`, operator)
    assert.deepEqual([proposedMatters[0].code, proposedMatters[0].because[0]], ['21009', '恶犬'])
  })

  it('says what a change touches, and open cases keep the condition they were filed by', async () => {
    const filed = await aCase({ state: 'accepted' })
    const now = await facts('06010')
    const [condition] = now.conditions
    const changed = await post(`${path}/06010`, {
      ...now,
      conditions: [
        { ...condition, limit: 8 },
        { when: '成堆', limit: 1, unit: 'workDay' }
      ],
      note: '时限放宽'
    })
    assert.equal(changed.status, 200, JSON.stringify(changed.body))
    assert.deepEqual(
      changed.body.conditions.map(({ code }: { code: string }) => code),
      ['06010-1', '06010-2']
    )
    const draft = await get('/api/staff/base/editions/draft')
    assert.deepEqual(draft.touches, ['修改「06010 暴露垃圾」：1 件在办案卷保持原立案条件和时限'])
    assert.deepEqual(draft.differences[0].changes, [
      { what: '立案条件 06010-1', before: '一般情形，4 工作时', after: '一般情形，8 工作时' },
      { what: '立案条件 06010-2', after: '成堆，1 工作日' }
    ])
    assert.equal((await publish()).status, 201)
    const kept = await get(`/api/staff/cases/${filed.caseNo}`, operator)
    assert.equal(kept.condition.limit, 4)
  })

  it('says at a case when it may be closed, what its photos show, and who usually handles it', async () => {
    const department = await aDepartment('cleaners', '环卫所')
    const now = await facts('06010')
    const [first, ...others] = now.conditions
    const more = { closing: '垃圾清走，地面干净', photos: '同一角度的全景', department }
    await post(`${path}/06010`, { ...now, conditions: [{ ...first, ...more }, ...others] })
    await publish()
    const { caseNo } = await aCase({ state: 'filed' })
    const { condition } = await get(`/api/staff/cases/${caseNo}`, operator)
    assert.deepEqual([condition.closing, condition.photos], [more.closing, more.photos])
    const dispatcher = await api.staff({ roles: ['dispatcher'] })
    const proposal = await get(`/api/staff/cases/${caseNo}/proposal`, dispatcher)
    assert.deepEqual(proposal.department, { id: 'cleaners', name: '环卫所' })
    assert.match(proposal.why, /按事项目录里“一般情形”的默认处置单位/)
  })

  it('gives no number of a condition twice', async () => {
    const now = await facts('06010')
    await post(`${path}/06010`, { ...now, conditions: now.conditions.slice(0, 1) })
    const later = await facts('06010')
    const { body } = await post(`${path}/06010`, {
      ...later,
      conditions: [...later.conditions, { when: '又一种', limit: 1, unit: 'workDay' }]
    })
    assert.deepEqual(
      body.conditions.map(({ code }: { code: string }) => code),
      ['06010-1', '06010-3']
    )
  })

  it('keeps local matters off the standard’s codes, and the standard’s names as they are', async () => {
    const wrong: [object, string, RegExp][] = [
      [{ ...dogs, code: '06031' }, 'code', /已停用/],
      [{ ...dogs, code: '12001' }, 'code', /不是现行国标/],
      [{ ...dogs, code: '06011' }, 'name', /国标里是/],
      [{ ...dogs, code: '21009' }, 'code', /已经是「违规养犬」/],
      [{ ...dogs, code: '2101' }, 'code', /5 位/],
      [{ ...dogs, code: '21012', conditions: [] }, 'conditions', /至少/],
      [
        { ...dogs, code: '21012', conditions: [{ ...dogs.conditions[0], department: 'nobody' }] },
        'conditions.0.department',
        /没有这个部门/
      ]
    ]
    for (const [body, field, sentence] of wrong) {
      const answer = await post(path, body)
      assert.equal(answer.status, 400, JSON.stringify(body))
      assert.match(answer.body.error.fields[field] ?? '', sentence, JSON.stringify(answer.body))
    }
    assert.equal((await post(path, { ...dogs, code: '06901' })).status, 201)
  })

  it('is closed with a date: old cases keep its words, nobody files by it, and it can be opened again', async () => {
    const department = await aDepartment()
    const now = await facts('21005')
    const given = await post(`${path}/21005`, { ...now, conditions: [{ ...now.conditions[0], department }] })
    assert.equal(given.status, 200, JSON.stringify(given.body))
    await post(`${path}/21005/close`, { version: given.body.version, note: '并入 06 大类' })
    const waiting = await get(`${path}/21005`)
    assert.deepEqual([waiting.matter.active, waiting.matter.draft], [false, 'closed'])
    assert.equal(waiting.history[0].note, '并入 06 大类')
    assert.equal(waiting.history[1].facts.conditions[0].department, department)
    await publish()
    assert.ok(!(await inForce()).some(({ code }: { code: string }) => code === '21005'))
    assert.ok(!(await get(path)).items.some(({ code }: { code: string }) => code === '21005'))
    assert.ok((await get(`${path}?closed=1&q=积水`)).items.some(({ code }: { code: string }) => code === '21005'))
    const again = await post(`${path}/21005/open`, { version: waiting.matter.version })
    assert.deepEqual([again.status, again.body.draft], [200, 'new'])
    await publish()
  })

  it('is changed by one of two who do it at once, and published by one of two', async () => {
    const now = await facts('21009')
    const answers = await Promise.all(['甲', '乙'].map(word => post(`${path}/21009`, { ...now, words: [word] })))
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
    const { edition, seen } = await get('/api/staff/base/editions/draft')
    const both = await Promise.all([1, 2].map(() => post('/api/staff/base/editions', { edition, seen })))
    assert.deepEqual(both.map(({ status }) => status).sort(), [201, 409])
    const old = await post('/api/staff/base/editions', { edition: edition + 1, seen })
    assert.deepEqual([old.status, old.body.error.code], [409, 'base_state'])
  })

  it('that was changed since somebody looked is not published by them', async () => {
    await post(`${path}/21009`, { ...(await facts('21009')), words: ['先看到的'] })
    const { edition, seen } = await get('/api/staff/base/editions/draft')
    await post(`${path}/21009`, { ...(await facts('21009')), words: ['没看到的'] })
    const refused = await post('/api/staff/base/editions', { edition, seen })
    assert.deepEqual([refused.status, refused.body.error.code], [409, 'base_changed'])
  })

  it('comes into force on its day', async () => {
    const tomorrow = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10)
    assert.equal((await publish({ from: '2020-01-01' })).status, 400)
    const { body } = await publish({ from: tomorrow })
    assert.deepEqual([body.state, body.from], ['planned', tomorrow])
    const found = (await inForce()).find(({ code }: { code: string }) => code === '21009')
    assert.ok(!found.words.includes('没看到的'))
    const draft = await get('/api/staff/base/editions/draft')
    assert.deepEqual(draft.planned, { edition: body.edition, from: tomorrow })
    const { catalogueInForce } = await import('../editions/in-force')
    forgetKept('catalogue')
    assert.equal((await catalogueInForce(new Date(Date.now() + 86_400_000 * 2))).edition, body.edition)
  })

  it('stays in force however many editions are planned for a later day', async () => {
    const { catalogueInForce } = await import('../editions/in-force')
    const { edition } = await catalogueInForce()
    const last = await EditionModel.findOne().sort({ _id: -1 }).orFail().lean()
    const planned = Array.from({ length: 60 }, (_, index) => ({ ...last, _id: 1000 + index, from: '2999-01-01' }))
    await mongoose.connection.collection('catalogueEditions').insertMany(planned as never[])
    forgetKept('catalogue')
    assert.equal((await catalogueInForce()).edition, edition)
    await mongoose.connection.collection('catalogueEditions').deleteMany({ from: '2999-01-01' })
    forgetKept('catalogue')
  })

  it('shows two editions side by side, and the draft becomes any of them again', async () => {
    const { items } = await get('/api/staff/base/editions')
    const last = items[0].edition
    const { differences } = await get(`/api/staff/base/editions/1?with=${last}`)
    assert.ok(differences.some(({ id, what }: { id: string; what: string }) => id === '21009' && what === 'new'))
    const back = await get(`/api/staff/base/editions/${last}?with=1`)
    assert.ok(back.differences.some(({ id, what }: { id: string; what: string }) => id === '21009' && what === 'gone'))
    const restored = await post('/api/staff/base/editions/1/restore', {})
    assert.equal(restored.status, 200, JSON.stringify(restored.body))
    assert.ok(restored.body.draft > 0)
    await publish({ note: '回到第 1 版' })
    const same = await get(`/api/staff/base/editions/1?with=${last + 1}`)
    assert.deepEqual(same.differences, [])
    assert.deepEqual(
      (await inForce()).map(({ code }: { code: string }) => code),
      ['06010', '21005']
    )
    assert.equal((await post('/api/staff/base/editions/99/restore', {})).status, 404)
  })

  it('has topics in residents’ words, with what they are asked, that show once published', async () => {
    const topics = '/api/staff/base/topics'
    const dog = { label: '猫狗', hint: '狗不牵绳', matters: ['06010'], questions: ['狗有多大？'], order: 0 }
    const { status, body } = await post(topics, dog)
    assert.equal(status, 201, JSON.stringify(body))
    assert.equal((await post(topics, dog)).status, 400, 'no two have one name')
    assert.equal((await post(topics, { ...dog, label: '别的', matters: ['99999'] })).status, 400)
    const labels = async () => (await api.get('/api/topics')).body.map(({ label }: { label: string }) => label)
    assert.ok(!(await labels()).includes('猫狗'))
    await publish()
    const shown = (await api.get('/api/topics')).body.find(({ label }: { label: string }) => label === '猫狗')
    assert.deepEqual(shown?.questions, ['狗有多大？'])
    const moved = await post(`${topics}/${body.id}`, { ...dog, version: 1, order: 9 })
    assert.equal(moved.body.version, 2)
    assert.equal((await post(`${topics}/${body.id}`, { ...dog, version: 1 })).status, 409)
    await post(`${topics}/${body.id}/close`, { version: 2 })
    assert.equal((await get(`${topics}/${body.id}`)).history.length, 3)
    await publish()
    assert.ok(!(await labels()).includes('猫狗'))
  })

  it('is the administrator’s', async () => {
    for (const at of [path, '/api/staff/base/topics', '/api/staff/base/editions', '/api/staff/base/editions/draft']) {
      assert.equal((await api.get(at, { token: operator })).status, 403, at)
    }
    assert.equal((await api.post(path, { token: operator, body: dogs })).status, 403)
    assert.equal((await api.get(`${path}/99999`, { token })).status, 404)
  })
})
