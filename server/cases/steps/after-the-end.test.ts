import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { announce } from '../../messages/announce'
import { testApi } from '../../test/api'
import { aStory, toHandled } from '../../test/case-story'
import { aCatalogue, aCell, aDepartment } from '../../test/factories'
import { endOfTime } from '../clocks/end-of-time'
import { CaseModel } from '../model'

const dayMs = 86_400_000

describe('A case that has ended', () => {
  const api = testApi()

  before(async () => {
    await aCatalogue()
    await aCell()
    await aDepartment('municipal', '市政设施维护所')
  })

  const reason = '核对后属于本市管辖，抱歉'

  it('by a mistaken rejection is taken back to its desk by the shift lead, and the resident reads why', async () => {
    const story = await aStory(api)
    await story.take('operator', 'reject')
    await story.take('resident', 'evaluate', { solved: false, stars: 1 })
    await story.take('lead', 'takeBack', { reason })
    const { state, rejectedFor, stage } = await story.stored()
    const seen = await api.get(`/api/reports/${story.reportId}`, { token: await story.tokenOf('resident') })
    assert.equal(seen.body.promisedBy, stage?.dueAt?.toISOString())
    assert.deepEqual([state, rejectedFor, stage?.name], ['submitted', undefined, 'acceptance'])
    const last = (await story.timeline()).at(-1)
    assert.deepEqual([last?.title, last?.words], ['之前的结果有误，已经撤销，继续办理', reason])
    await announce()
    const { body } = await api.get('/api/messages', { token: await story.tokenOf('resident') })
    assert.match(body.items[0].title, /继续办理/)
    // Rejected anew, it is answered anew: each end has an evaluation of its own.
    await story.take('operator', 'reject')
    assert.deepEqual(await story.actionsOf('resident'), ['evaluate'])
  })

  it('goes back to where it was: to the look on site, the shift lead or the dispatcher', async () => {
    const story = await aStory(api)
    await story.walk(['operator', 'requestVerification'], ['operator', 'reject'], ['lead', 'takeBack'])
    assert.equal((await story.stored()).state, 'verifying')
    await story.walk(['collector', 'verify'], ['operator', 'accept'], ['lead', 'void'], ['lead', 'takeBack'])
    assert.equal((await story.stored()).state, 'accepted')
    await story.walk(['lead', 'file'], ['lead', 'void'], ['supervisor', 'comment'], ['lead', 'takeBack'])
    assert.deepEqual([(await story.stored()).state, (await story.stored()).stage?.name], ['filed', 'dispatch'])
    await story.walk(['dispatcher', 'dispatch'], ['handler:municipal', 'sign'])
  })

  it('by a mistaken void keeps its handling’s clock as it stood', async () => {
    const story = await aStory(api)
    await story.walk(
      ['operator', 'accept'],
      ['lead', 'file'],
      ['dispatcher', 'dispatch'],
      ['clerk:municipal', 'return']
    )
    const dueAt = (await story.stored()).clock?.dueAt?.getTime() ?? 0
    await story.take('lead', 'void')
    const voided = await story.stored()
    assert.ok(voided.clock?.stoppedAt)
    assert.deepEqual([voided.nextDueAt, voided.nextLightAt], [endOfTime, endOfTime])
    const earlier = (moment: Date | null | undefined) => new Date((moment?.getTime() ?? 0) - 3 * dayMs)
    const { startedAt, warnAt, stoppedAt } = voided.clock
    const clock = {
      startedAt: earlier(startedAt),
      dueAt: earlier(voided.clock.dueAt),
      warnAt: earlier(warnAt),
      stoppedAt: earlier(stoppedAt)
    }
    await CaseModel.collection.updateOne({ caseNo: story.caseNo }, { $set: { clock } })
    await story.take('lead', 'takeBack')
    const back = await story.stored()
    // Three days it lay voided, and they are not the department's.
    assert.ok((back.clock?.dueAt?.getTime() ?? 0) >= dueAt)
    assert.equal(back.clock?.stoppedAt, undefined)
  })

  it('is taken back by nobody else, not without a reason, and not when it ended well or by the resident', async () => {
    const story = await aStory(api)
    await story.take('operator', 'reject')
    assert.match(await story.refused('operator', 'takeBack'), /岗位/)
    assert.equal((await story.attempt('lead', 'takeBack', { reason: '' })).status, 400)
    const stranger = await api.post(`/api/staff/cases/${story.caseNo}/actions/takeBack`, {
      body: { version: 2, reason }
    })
    assert.equal(stranger.status, 401)
    const withdrawn = await aStory(api)
    await withdrawn.take('resident', 'withdraw')
    assert.match(await withdrawn.refused('lead', 'takeBack'), /现在不能/)
    const closed = await aStory(api)
    await closed.walk(...toHandled, ['collector', 'checkPassed'], ['lead', 'close'])
    assert.match(await closed.refused('lead', 'takeBack'), /现在不能/)
    assert.match(await (await aStory(api)).refused('lead', 'takeBack'), /现在不能/)
  })

  it('by being settled on patrol is taken back, too, when it was not', async () => {
    const token = await api.staff({ roles: ['collector'], dutyGrids: ['440204001001'] })
    const media = async () => [await api.photo(token)]
    const settled = { note: '扶好了', media: await media() }
    const body = { point: [113.5905, 24.8005], address: '启明北路', text: '车倒了', media: await media(), settled }
    const sent = await api.post('/api/staff/patrols', { token, body, headers: { 'Idempotency-Key': 'not-settled' } })
    const path = `/api/staff/cases/${sent.body.caseNo}/actions/takeBack`
    const lead = await api.staff({ roles: ['lead'] })
    const { body: after } = await api.post(path, { token: lead, body: { version: 2, reason: '又倒了' } })
    assert.deepEqual([after.state, after.light], ['submitted', 'green'])
  })

  it('takes remarks, and what came of a call-back, without becoming another case for who has it open', async () => {
    const story = await aStory(api)
    await story.walk(...toHandled, ['collector', 'checkPassed'], ['lead', 'close'])
    const { version } = await story.stored()
    await story.take('operator', 'comment', { note: '市民说谢谢' })
    await story.take('operator', 'callBack', { reached: false })
    await story.take('lead', 'callBack', { reached: true, satisfied: false, note: '说灯还是闪' })
    assert.deepEqual([(await story.stored()).version, (await story.stored()).state], [version, 'closed'])
    const { body } = await api.get(`/api/staff/cases/${story.caseNo}`, { token: await story.tokenOf('operator') })
    assert.deepEqual(
      body.history.slice(-2).map(({ label, words, details }: Record<string, unknown>) => [label, words, details]),
      [
        ['回访', undefined, [{ label: '电话', value: '没有接通' }]],
        [
          '回访',
          '说灯还是闪',
          [
            { label: '电话', value: '接通' },
            { label: '市民', value: '不满意' }
          ]
        ]
      ]
    )
    // What the desk wrote down for itself is not the resident's to read.
    assert.equal((await story.timeline()).at(-1)?.title, '已办结')
  })

  it('is not called back before its end, nor by a department, nor without saying what came of it', async () => {
    const story = await aStory(api)
    assert.match(await story.refused('operator', 'callBack'), /现在不能/)
    await story.take('operator', 'reject')
    assert.match(await story.refused('dispatcher', 'callBack'), /岗位/)
    for (const [form, field] of [
      [{ reached: undefined }, 'reached'],
      [{ reached: true, satisfied: undefined }, 'satisfied'],
      [{ reached: true, satisfied: false, note: '' }, 'note']
    ] as const) {
      const answer = await story.attempt('operator', 'callBack', form)
      assert.deepEqual([answer.status, Object.keys(answer.body.error.fields)], [400, [field]])
    }
  })
})
