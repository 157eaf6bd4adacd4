import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { aCity } from '../../test/a-city'
import { testApi } from '../../test/api'
import { aStory } from '../../test/case-story'
import { resumeDue } from '../clocks/resume-due'
import { CaseModel } from '../model'

const dayMs = 86_400_000

describe('A case that', () => {
  const api = testApi()

  before(aCity)

  it('needs more time gets it twice at most, asked before the deadline', async () => {
    const story = await aStory(api)
    await story.walk(['operator', 'accept'], ['lead', 'file'], ['dispatcher', 'dispatch'])
    const due = async () => (await story.stored()).clock?.dueAt?.getTime() ?? 0
    const first = await due()
    await story.take('handler:municipal', 'requestExtension', { reason: '要等材料' })
    assert.match(await story.refused('handler:municipal', 'requestSuspension'), /已有一个延期申请/)
    const asked = (await api.get(`/api/staff/cases/${story.caseNo}`, { token: await story.tokenOf('dispatcher') })).body
    assert.deepEqual(
      [asked.request.what, asked.request.by, asked.request.reason],
      ['extension', 'handler:municipal', '要等材料']
    )
    await story.take('dispatcher', 'grantExtension', { reason: '材料周五到' })
    const second = await due()
    assert.equal(new Date(asked.request.until).getTime(), second)
    assert.ok(second > first)
    await story.take('handler:municipal', 'requestExtension')
    await story.take('dispatcher', 'refuseExtension', { reason: '请先处理能处理的' })
    assert.equal(await due(), second)
    await story.take('handler:municipal', 'requestExtension')
    await story.take('dispatcher', 'grantExtension')
    assert.match(await story.refused('handler:municipal', 'requestExtension'), /已经延期两次/)
    const told = (await story.timeline()).filter(({ title }) => title === '需要更长时间处理，原因如下')
    assert.deepEqual(
      told.map(({ words }) => words),
      ['材料周五到', '材料还没有到，请再等等']
    )
  })

  it('is overdue can no longer be extended', async () => {
    const story = await aStory(api)
    await story.walk(['operator', 'accept'], ['lead', 'file'], ['dispatcher', 'dispatch'])
    await CaseModel.collection.updateOne(
      { caseNo: story.caseNo },
      { $set: { 'clock.dueAt': new Date(Date.now() - 1000) } }
    )
    assert.match(await story.refused('handler:municipal', 'requestExtension'), /到期前/)
  })

  it('has to wait over the winter is asked for, suspended and comes back by itself with its time', async () => {
    const story = await aStory(api)
    await story.walk(
      ['operator', 'accept'],
      ['lead', 'file'],
      ['dispatcher', 'dispatch'],
      ['handler:municipal', 'sign']
    )
    const until = new Date(Date.now() + 90 * dayMs).toISOString()
    await story.take('handler:municipal', 'requestSuspension', { reason: '冬天不能种树', until })
    await story.take('dispatcher', 'refuseSuspension', { reason: '先清理现场' })
    await story.take('handler:municipal', 'requestSuspension', { reason: '现场清理好了', until })
    await story.take('dispatcher', 'suspend', { reason: '开春补种', until })
    assert.deepEqual([(await story.stored()).state, (await story.stored()).asked], ['suspended', undefined])
    const told = (await story.timeline()).at(-1)
    assert.equal(told?.title, '暂时还不能处理，原因和预计时间如下')
    assert.match(told?.words ?? '', /^开春补种\n预计到 \d{4} 年 \d{1,2} 月 \d{1,2} 日$/)
    assert.match(await story.refused('handler:municipal', 'reportDone'), /现在不能/)
    await resumeDue(new Date(Date.now() + 91 * dayMs))
    const back = await story.stored()
    assert.deepEqual([back.state, back.clock?.stoppedAt], ['handling', undefined])
    assert.ok((back.clock?.dueAt ?? 0) > new Date(Date.now() + 91 * dayMs))
    assert.match(await story.refused('dispatcher', 'suspend', { until }), /只能挂账一次/)
  })
})
