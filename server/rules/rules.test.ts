import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import mongoose from 'mongoose'
import { AuditModel } from '../audit/model'
import { CaseModel } from '../cases/model'
import { ComponentModel } from '../grids/model'
import { submitReport } from '../reports/submit-report'
import { aCity } from '../test/a-city'
import { testApi } from '../test/api'
import { aCase, cellCode } from '../test/factories'
import { defaultRules } from './defaults'

describe('A city sets its rules', () => {
  const api = testApi()
  let administrator = ''
  const read = (kind: string, token = administrator) => api.get(`/api/staff/rules/${kind}`, { token })
  const save = (kind: string, body: object, token = administrator) =>
    api.post(`/api/staff/rules/${kind}`, { token, body })

  before(async () => {
    await aCity()
    administrator = await api.staff({ roles: ['administrator'], name: '系统管理员' })
  })

  it('and starts from built-in ones, of which it is told which years they know', async () => {
    const { status, body } = await read('calendar')
    assert.deepEqual([status, body.version, body.content], [200, 0, defaultRules.calendar])
    assert.ok(body.years.includes(2026))
  })

  it('and every version is kept, with who, when and why, and is in the audit log', async () => {
    const days = [{ day: '2027-02-08', work: false, note: '春节' }]
    const saved = await save('calendar', {
      version: 0,
      content: { ...defaultRules.calendar, days },
      note: '补上 2027 年春节'
    })
    assert.deepEqual([saved.status, saved.body.version, saved.body.content.days], [200, 1, days])
    assert.deepEqual(saved.body.history[0].by, '系统管理员')
    assert.equal(saved.body.history[0].note, '补上 2027 年春节')
    const entry = await AuditModel.findOne({ action: 'rulebookSaved', subject: '工作日历 第 1 版' }).orFail().lean()
    assert.deepEqual([entry.by.name, entry.reason], ['系统管理员', '补上 2027 年春节'])
    assert.deepEqual(entry.changes, [{ what: '2027-02-08', after: '放假（春节）' }])
  })

  it('but of two who save at once one is told who was first, and nothing of theirs is saved', async () => {
    const { version } = (await read('stages')).body
    const of = (acceptance: number) => ({
      version,
      content: { ...defaultRules.stages, minutes: { ...defaultRules.stages.minutes, acceptance } }
    })
    const answers = await Promise.all([save('stages', of(20)), save('stages', of(30))])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
    const loser = answers.find(({ status }) => status === 409)?.body.error
    assert.equal(loser.code, 'rules_changed')
    assert.match(loser.message, /系统管理员刚保存了第 1 版/)
    assert.equal((await read('stages')).body.version, 1)
  })

  it('once, however often the same is sent, and the audit log names nobody whose version was not saved', async () => {
    const { version } = (await read('calendar')).body
    const days = [{ day: '2027-02-09', work: false, note: '春节' }]
    const sent = { version, content: { ...defaultRules.calendar, days }, note: '再补一天' }
    const answers = await Promise.all([1, 2, 3].map(() => save('calendar', sent)))
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]))
    assert.equal((await save('calendar', sent)).body.version, version + 1)
    const logged = () =>
      AuditModel.countDocuments({ action: 'rulebookSaved', subject: `工作日历 第 ${version + 1} 版` })
    assert.equal(await logged(), 1)
    // A crash came between the version and its entry: the next save writes it.
    await mongoose.connection.collection('audit').deleteMany({ subject: `工作日历 第 ${version + 1} 版` })
    await save('calendar', { ...sent, version: version + 1, note: '下一版' })
    assert.equal(await logged(), 1)
    const other = await api.staff({ roles: ['administrator'], name: '另一位管理员' })
    const late = await save('calendar', { ...sent, version: version + 1, note: '下一版' }, other)
    assert.deepEqual([late.status, late.body.error.code], [409, 'rules_changed'])
    assert.equal(await AuditModel.countDocuments({ action: 'rulebookSaved', 'by.name': '另一位管理员' }), 0)
  })

  it('but what makes no sense is told at its place', async () => {
    const { version } = (await read('calendar')).body
    const bad: [object, RegExp][] = [
      [{ ...defaultRules.calendar, weekdays: [[], [], [], [], [], [], []] }, /至少要有一段/],
      [{ ...defaultRules.calendar, makeUp: [['14:00', '12:00']] }, /结束应在开始之后/],
      [
        {
          ...defaultRules.calendar,
          makeUp: [
            ['08:00', '12:00'],
            ['11:00', '13:00']
          ]
        },
        /不能重叠/
      ],
      [{ ...defaultRules.calendar, days: [{ day: '明天', work: true }] }, /日期/],
      [{ ...defaultRules.calendar, weekdays: [[], [['08:00', '08:05']], [], [], [], [], []] }, /工作时间太少/]
    ]
    for (const [content, sentence] of bad) {
      const answer = await save('calendar', { version, content })
      assert.equal(answer.status, 400)
      assert.match(answer.body.error.message, sentence)
    }
    const twice = { matter: '06010', area: '', department: 'municipal', note: '' }
    const same = await save('dispatch', {
      version: 0,
      content: { rules: [twice, { ...twice, department: 'sanitation' }] }
    })
    assert.deepEqual([same.status, Object.keys(same.body.error.fields)], [400, ['rules.1']])
    const nobody = await save('dispatch', {
      version: 0,
      content: { rules: [{ matter: '', area: '', department: 'x' }] }
    })
    assert.deepEqual([nobody.status, Object.keys(nobody.body.error.fields)], [422, ['rules.0.department']])
    assert.equal((await read('weather')).status, 400)
  })

  it('but a calendar by which nobody would ever work is refused at the field', async () => {
    const { version } = (await read('calendar')).body
    const { weekdays } = defaultRules.calendar
    const from = (first: string, count: number, every = 1) =>
      Array.from({ length: count }, (_, index) => ({
        day: new Date(Date.parse(first) + index * every * 86_400_000).toISOString().slice(0, 10),
        work: false
      }))
    const monday = (...periods: string[][]) => ({
      weekdays: weekdays.map((day, index) => (index === 1 ? periods : day))
    })
    const bad: [object, string, RegExp][] = [
      [monday(['08:00', '08:00']), 'weekdays.1.0', /结束应在开始之后/],
      [monday(['12:00', '08:00']), 'weekdays.1.0', /结束应在开始之后/],
      [monday(['abc', '12:00'], ['14:00', '18:00']), 'weekdays.1.0.0', /时间应像/],
      [monday(['08:00', '12：00'], ['14:00', '']), 'weekdays.1.1.1', /时间应像/],
      [monday(['08:00', '08:59']), 'weekdays.1', /工作时间太少/],
      [{ makeUp: [['08:00', '08:01']] }, 'makeUp', /工作时间太少/],
      [monday(['08:00', '09:00'], ['17:00', '18:00']), 'weekdays.1', /休息的时间比上班的时间还长/],
      [monday(['08:00', '09:00'], ['12:00', '12:30'], ['17:30', '18:00']), 'weekdays.1', /休息的时间比上班/],
      [{ days: from('2027-01-01', 365) }, 'days', /2027 年另外放假 365 天/],
      [{ days: from('2027-03-01', 60) }, 'days', /连续 31 天以上/],
      [{ days: from('2026-12-01', 40) }, 'days', /从 2026-12-01 起连续/],
      // Weekends do the rest.
      [{ days: from('2027-03-01', 60).filter(({ day }) => new Date(day).getUTCDay() % 6 > 0) }, 'days', /连续/],
      [{ days: [{ day: '0227-02-06', work: false }] }, 'days.0.day', /年份/],
      [{ days: [{ day: '9999-12-31', work: true }] }, 'days.0.day', /年份/]
    ]
    for (const [part, field, sentence] of bad) {
      const { status, body } = await save('calendar', { version, content: { ...defaultRules.calendar, ...part } })
      assert.deepEqual([status, Object.keys(body.error.fields)], [400, [field]], JSON.stringify(part).slice(0, 200))
      assert.match(body.error.fields[field], sentence)
    }
    // A long holiday, half days and round the clock are a city's business.
    const good = {
      weekdays: weekdays.map(() => [['00:00', '24:00']]),
      makeUp: [['09:00', '12:00']],
      days: from('2027-02-01', 20)
    }
    assert.equal((await save('calendar', { version, content: good })).status, 200)
    assert.equal((await save('calendar', { version: version + 1, content: defaultRules.calendar })).status, 200)
  })

  it('but a number that makes no sense is refused at its field, and never moved to another', async () => {
    const { version, content } = (await read('stages')).body
    for (const acceptance of [-5, 0, 2.5, 7 * 24 * 60 + 1, null, '15', 1e21]) {
      const body = { version, content: { ...content, minutes: { ...content.minutes, acceptance } } }
      const { status, body: answer } = await save('stages', body)
      assert.deepEqual([status, Object.keys(answer.error.fields)], [400, ['minutes.acceptance']], String(acceptance))
    }
    assert.deepEqual((await read('stages')).body.content, content)
  })

  it('and every version says what it changed', async () => {
    const { version, content } = (await read('stages')).body
    const minutes = { ...content.minutes, acceptance: content.minutes.acceptance + 5, check: 45 }
    const { body } = await save('stages', { version, content: { minutes, workingTime: !content.workingTime } })
    const [first] = body.history
    assert.deepEqual(first.changes.slice(0, 2), [
      `受理：${content.minutes.acceptance} → ${minutes.acceptance} 分钟`,
      `核查：${content.minutes.check} → 45 分钟`
    ])
    assert.match(first.changes[2], /^计时：/)
    const { body: calendar } = await read('calendar')
    assert.ok(calendar.history.at(-1).changes.some((line: string) => line === '加上 2027-02-08 放假（春节）'))
  })

  it('and any version is read as it was, compared with what holds, and put back as a new one', async () => {
    const { version, content } = (await read('stages')).body
    const minutes = { ...content.minutes, closing: content.minutes.closing + 7 }
    const saved = (await save('stages', { version, content: { ...content, minutes } })).body
    const at = async (which: number | string, token = administrator) =>
      api.get(`/api/staff/rules/stages/versions/${which}`, { token })
    const { status, body: before } = await at(version)
    assert.deepEqual([status, before.version, before.content], [200, version, content])
    assert.deepEqual(before.sinceThen, [`结案：${content.minutes.closing} → ${minutes.closing} 分钟`])
    assert.deepEqual((await at(saved.version)).body.sinceThen, [])
    assert.deepEqual((await at(0)).body.content, defaultRules.stages)
    const back = await save('stages', { version: saved.version, content: before.content, note: '恢复' })
    assert.deepEqual([back.body.version, back.body.content], [saved.version + 1, content])
    assert.deepEqual([(await at(999)).status, (await at('x')).status], [404, 400])
    const handler = await api.staff({ roles: ['handler'], department: 'municipal' })
    assert.equal((await at(1, handler)).status, 403)
  })

  it('but a sentence with a placeholder that nothing fills is refused at its field', async () => {
    const { version } = (await read('texts')).body
    for (const text of ['{caseNo} 办好了', '{{case}}', '已交给{部门}', '{case 办好了']) {
      const { status, body } = await save('texts', { version, content: { texts: { close: text } } })
      assert.deepEqual([status, Object.keys(body.error.fields)], [400, ['texts.close']], text)
    }
    const kept = await save('texts', { version, content: { texts: { close: '｛ Place ｝办好了' } } })
    assert.deepEqual([kept.status, kept.body.content.texts.close], [200, '{place}办好了'])
    assert.ok(kept.body.history[0].changes[0].endsWith('“{place}办好了”'))
  })

  it('but only those whose business it is may read or change them', async () => {
    const operator = await api.staff({ roles: ['operator'] })
    assert.equal((await read('stages', operator)).status, 200)
    assert.equal((await save('stages', { version: 1, content: defaultRules.stages }, operator)).status, 403)
    const handler = await api.staff({ roles: ['handler'], department: 'municipal' })
    assert.equal((await read('stages', handler)).status, 403)
    assert.equal((await api.get('/api/staff/rules/stages')).status, 401)
    const lead = await api.staff({ roles: ['lead'] })
    const { version } = (await read('texts')).body
    assert.equal((await save('texts', { version, content: { texts: { close: '已经办好了' } } }, lead)).status, 200)
    assert.equal(
      (await save('texts', { version: version + 1, content: { texts: { dance: '跳舞' } } }, lead)).status,
      400
    )
  })

  it('and the next case is counted by the new limits', async () => {
    const { version } = (await read('stages')).body
    const minutes = { ...defaultRules.stages.minutes, acceptance: 40 }
    await save('stages', { version, content: { minutes, workingTime: true } })
    const friday = new Date('2026-11-20T09:40:00Z')
    const { stage } = await aCase({ now: friday })
    assert.equal(stage?.dueAt?.toISOString(), '2026-11-23T00:20:00.000Z')
  })

  it('but a danger is promised by the duty desk, not by Monday', async () => {
    const { version } = (await read('stages')).body
    const minutes = { ...defaultRules.stages.minutes, acceptance: 40 }
    await save('stages', { version, content: { minutes, workingTime: true } })
    const fridayNight = new Date('2026-11-20T14:00:00Z')
    const report = async (text: string) => {
      const { promisedBy } = await submitReport(
        'b'.repeat(24),
        text,
        { address: '解放路 1 号', text, media: [] },
        fridayNight
      )
      return promisedBy
    }
    assert.equal(await report('闻到煤气味'), '2026-11-20T14:40:00.000Z')
    assert.equal(await report('路灯不亮'), '2026-11-23T00:40:00.000Z')
    const { stage } = await aCase({ now: fridayNight, text: '电线掉下来了' })
    assert.equal(stage?.dueAt?.toISOString(), '2026-11-20T14:40:00.000Z')
  })

  describe('of dispatching', () => {
    const rules = [
      { matter: '06', area: '440204001', department: 'sanitation', note: '东河街道' },
      { matter: '', area: '', department: 'municipal', note: '' }
    ]

    it('and the first rule that fits proposes the department, and says which it was', async () => {
      const dispatcher = await api.staff({ roles: ['dispatcher'] })
      assert.equal((await save('dispatch', { version: 0, content: { rules } }, dispatcher)).status, 200)
      const { caseNo } = await aCase({ state: 'filed' })
      const { body } = await api.get(`/api/staff/cases/${caseNo}/proposal`, { token: dispatcher })
      assert.deepEqual(body, {
        department: { id: 'sanitation', name: '环境卫生管理所' },
        rule: 0,
        why: '规则 1：06 大类，区域 440204001（东河街道）'
      })
      const handler = await api.staff({ roles: ['handler'], department: 'greening' })
      assert.equal((await api.get(`/api/staff/cases/${caseNo}/proposal`, { token: handler })).status, 404)
    })

    it('and a rule that a wider one above hides is kept, and the version says that it does not apply', async () => {
      const dispatcher = await api.staff({ roles: ['dispatcher'] })
      const { version } = (await read('dispatch')).body
      const { status, body } = await save('dispatch', { version, content: { rules: [...rules].reverse() } }, dispatcher)
      assert.deepEqual([status, body.content.rules.length], [200, 2])
      assert.ok(body.history[0].changes.includes('规则 2 轮不到：规则 1 已经全包括了'), body.history[0].changes.join())
      await save('dispatch', { version: version + 1, content: { rules } }, dispatcher)
    })

    it('and a dry run tells which unsaved rule would fire, and how the last cases would have gone', async () => {
      await aCase({ state: 'dispatched', department: 'municipal' })
      await aCase({ state: 'handling', department: 'sanitation' })
      const token = await api.staff({ roles: ['dispatcher'] })
      const trial = (body: object) => api.post('/api/staff/dispatch-trials', { token, body })
      const first = (await trial({ rules, matter: '06010', gridCode: cellCode })).body
      assert.deepEqual([first.proposal.rule, first.cases, first.same, first.other, first.none], [0, 2, 1, 1, 0])
      const away = (await trial({ rules, matter: '06010', gridCode: '440204002001001' })).body
      assert.equal(away.proposal.rule, 1)
      const none = (await trial({ rules: rules.slice(0, 1), matter: '21005' })).body
      assert.deepEqual([none.proposal.department, none.none], [undefined, 0])
      assert.equal((await trial({ rules: [{ matter: '6' }], matter: '06010' })).status, 400)
    })

    it('and where none fits, whoever keeps the component is proposed', async () => {
      const { version } = (await read('dispatch')).body
      await save('dispatch', { version, content: { rules: [] } })
      const { caseNo, _id } = await aCase({ state: 'filed' })
      const component = '44020401003000001'
      await ComponentModel.create({
        _id: component,
        type: '01003',
        name: '雨水井盖 01 号',
        point: [113.5905, 24.8005],
        gridCode: cellCode,
        department: 'municipal'
      })
      await CaseModel.collection.updateOne({ _id }, { $set: { component } })
      const dispatcher = await api.staff({ roles: ['dispatcher'] })
      const { body } = await api.get(`/api/staff/cases/${caseNo}/proposal`, { token: dispatcher })
      assert.deepEqual([body.department.id, body.rule], ['municipal', undefined])
    })
  })
})
