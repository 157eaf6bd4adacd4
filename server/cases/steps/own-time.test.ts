import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import * as v from 'valibot'
import { forms, staffActions } from '../../../contracts/cases/forms'
import { stepOf } from '../../../contracts/cases/workflow'
import { aCity } from '../../test/a-city'
import { testApi } from '../../test/api'
import { aStory } from '../../test/case-story'
import { aForm } from '../../test/forms'
import { CaseModel } from '../model'

describe('The time and the words of a case', () => {
  const api = testApi()

  before(aCity)

  const dispatched = async () => {
    const story = await aStory(api)
    await story.walk(['operator', 'accept'], ['lead', 'file'], ['dispatcher', 'dispatch'])
    return story
  }

  /** Lets the handling's time be up. */
  const late = async (caseNo: string) => {
    const past = new Date(Date.now() - 3_600_000)
    await CaseModel.updateOne(
      { caseNo },
      { $set: { 'clock.dueAt': past, 'clock.warnAt': past, nextDueAt: past, nextWarnAt: past, nextLightAt: past } }
    )
    return past
  }

  it('another department gets its own time, by redispatch or after a return; what the old one used is booked to it', async () => {
    const moved = await dispatched()
    const due = await late(moved.caseNo)
    await moved.take('dispatcher', 'redispatch', { department: 'sanitation', reason: '归环卫' })
    const given = await moved.stored()
    assert.ok((given.clock?.dueAt ?? 0) > new Date())
    assert.ok(Date.now() - (given.clock?.startedAt?.getTime() ?? 0) < 60_000)
    const booked = given.history.at(-1)?.facts
    assert.deepEqual([booked?.formerDepartment?.id, booked?.formerDue?.getTime()], ['municipal', due.getTime()])

    const returned = await dispatched()
    const before = await late(returned.caseNo)
    await returned.take('clerk:municipal', 'return')
    assert.equal((await returned.stored()).history.at(-1)?.dueAt?.getTime(), before.getTime())
    await returned.take('dispatcher', 'dispatch', { department: 'sanitation' })
    assert.ok((await returned.stored()).nextDueAt > new Date())
  })

  it('the same department again keeps the clock that runs', async () => {
    const story = await dispatched()
    const due = (await story.stored()).clock?.dueAt?.getTime()
    await story.walk(['clerk:municipal', 'return'], ['dispatcher', 'dispatch'])
    assert.equal((await story.stored()).clock?.dueAt?.getTime(), due)
  })

  it('the time that another department had does not count when the matter is corrected', async () => {
    const story = await dispatched()
    await story.take('dispatcher', 'redispatch', { department: 'sanitation', reason: '归环卫' })
    const start = (await story.stored()).clock?.startedAt?.getTime() ?? 0
    await story.take('lead', 'correctMatter')
    const { clock } = await story.stored()
    assert.deepEqual([clock?.startedAt?.getTime(), clock?.dueAt?.getTime()], [start, start + 2 * 3_600_000])
  })

  it('a late case that is suspended stays late, in the queue and on the wall', async () => {
    const story = await dispatched()
    const token = await story.tokenOf('dispatcher')
    const lateRows = async () => (await api.get('/api/staff/cases?due=red&limit=100', { token })).body.items
    await late(story.caseNo)
    await story.take('dispatcher', 'suspend')
    const row = (await lateRows()).find(({ caseNo }: { caseNo: string }) => caseNo === story.caseNo)
    assert.deepEqual([row?.state, row?.light], ['suspended', 'red'])
    const { stages } = (await api.get('/api/staff/wall', { token })).body
    assert.equal(stages.find(({ state }: { state: string }) => state === 'suspended').red, 1)
  })

  it('the promise read out at intake is the limit of the desk that takes it', async () => {
    const key = { 'Idempotency-Key': 'promise-key-1' }
    const operator = await api.staff({ roles: ['operator'] })
    const body = { address: '启明北路 16 号', text: '路灯不亮' }
    const sent = await api.post('/api/staff/reports', { token: operator, body, headers: key })
    const { stage } = await CaseModel.findOne({ caseNo: sent.body.caseNo }).orFail().lean()
    assert.equal(sent.body.promisedBy, stage?.dueAt?.toISOString())
  })

  it('whatever a form says the resident will read is demanded', async () => {
    for (const action of staffActions) {
      const { shows = [] } = stepOf(action)
      const filled = aForm(action, { media: ['0'.repeat(24)] })
      const { issues: none } = safe(action, filled)
      assert.equal(none, undefined, action)
      if (shows.includes('words')) {
        const { issues } = safe(action, { ...filled, note: ' ', reason: ' ' })
        assert.ok(issues, `${action} without words`)
      }
      if (shows.includes('photos'))
        assert.ok(safe(action, { ...filled, media: [] }).issues, `${action} without a photo`)
    }
  })

  it('a check says where and when its photo was taken, and that it was not taken there', async () => {
    const looks: [object, RegExp[]][] = [
      [
        { position: [113.5905, 24.8006], takenAt: new Date(Date.now() - 60_000).toISOString() },
        [/^约 \d+ 米$/, /^20\d\d-/, /^手机/]
      ],
      [{ position: [113.61, 24.8005] }, [/公里/, /不在现场/]],
      [{ position: undefined, takenAt: '2001-01-01T00:00:00Z' }, [/^没有定位/, /^2001-01-01 08:00/, /^手机/, /还早/]]
    ]
    for (const [look, said] of looks) {
      const story = await dispatched()
      await story.walk(['handler:municipal', 'sign'], ['handler:municipal', 'reportDone'])
      await story.take('collector', 'checkPassed', look)
      const path = `/api/staff/cases/${story.caseNo}`
      const { history } = (await api.get(path, { token: await story.tokenOf('lead') })).body
      const values = history.at(-1).details.map(({ value }: { value: string }) => value)
      assert.equal(values.length, said.length, values.join())
      said.forEach((pattern, at) => {
        assert.match(values[at], pattern)
      })
    }
  })

  it('a result needs words as well as a photo', async () => {
    const story = await dispatched()
    const answer = await story.attempt('handler:municipal', 'reportDone', { note: '' })
    assert.deepEqual([answer.status, answer.body.error.fields.note], [400, '请写一句处理结果'])
  })
})

function safe(action: (typeof staffActions)[number], form: object) {
  return v.safeParse(forms[action] as v.GenericSchema, form)
}
