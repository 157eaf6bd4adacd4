import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { type CaseAction, steps } from '../../../contracts/cases/workflow'
import { testApi } from '../../test/api'
import { aStory, toHandled } from '../../test/case-story'
import { aCatalogue, aCell, aDepartment } from '../../test/factories'
import { markLights } from '../clocks/mark-lights'
import { resumeDue } from '../clocks/resume-due'
import { CaseModel } from '../model'

const dayMs = 86_400_000

describe('A case that', () => {
  const api = testApi()

  before(async () => {
    await aCatalogue()
    await aCell()
    await aDepartment('municipal', '市政设施维护所')
    await aDepartment('sanitation', '环境卫生管理所')
  })

  it('is fixed at once goes from the report to the evaluation, and the resident sees the result', async () => {
    const story = await aStory(api)
    await story.walk(...toHandled, ['operator', 'requestCheck'], ['collector', 'checkPassed'], ['lead', 'close'])
    const after = await story.take('resident', 'evaluate', { solved: true, stars: 5, note: '很快' })
    assert.equal(after.state, 'closed')
    const timeline = await story.timeline()
    assert.deepEqual(
      timeline.map(({ title }) => title),
      [
        '已收到您的上报',
        '已受理',
        '已立案，正在安排负责的部门',
        '已交给负责的部门',
        '部门已接手，正在处理',
        '部门报告已处理完，等待现场检查',
        '已安排另一位工作人员到现场检查',
        '现场检查通过',
        '已办结',
        '您已评价'
      ]
    )
    assert.deepEqual([timeline[5]?.photos.length, timeline[7]?.photos.length], [1, 1])
  })

  it('is not the city’s is rejected with a reason that the resident reads', async () => {
    const story = await aStory(api)
    await story.walk(['operator', 'requestVerification'], ['collector', 'verify'])
    await story.take('operator', 'reject', { reasonCode: 'private_property', reason: '这是小区里的车棚，请找物业' })
    const last = (await story.timeline()).at(-1)
    assert.deepEqual([last?.title, last?.words], ['没有受理，原因如下', '这是小区里的车棚，请找物业'])
    assert.deepEqual(await story.actionsOf('resident'), ['evaluate'])
  })

  it('is a duplicate joins the earlier one, ends with it, and can be taken out again', async () => {
    const first = await aStory(api)
    const second = await aStory(api, { text: '同一堆垃圾' })
    assert.match(await first.refused('operator', 'merge', { into: second.caseNo }), /比这件晚/)
    await second.take('operator', 'merge', { into: first.caseNo })
    assert.equal((await first.stored()).reportCount, 2)
    assert.match(await first.refused('resident', 'withdraw'), /其他人/)
    await second.take('operator', 'split', { reason: '是马路对面的另一堆' })
    assert.deepEqual([(await first.stored()).reportCount, (await second.stored()).state], [1, 'submitted'])
    await second.take('operator', 'merge', { into: first.caseNo })
    assert.equal((await first.stored()).reportCount, 2)
    await first.walk(...toHandled, ['collector', 'checkPassed'], ['lead', 'close'])
    assert.equal((await second.timeline()).at(-1)?.title, '已办结')
    await first.take('resident', 'evaluate', { solved: true, stars: 5 })
    assert.match(await first.refused('resident', 'evaluate'), /评价过/)
    await second.take('resident', 'evaluate', { solved: false, stars: 2 })
  })

  it('is returned twice is then ruled by the dispatcher, and the third return is refused', async () => {
    const story = await aStory(api)
    await story.walk(['operator', 'accept'], ['lead', 'file'], ['dispatcher', 'dispatch'])
    await story.take('clerk:municipal', 'return', { reason: '归环卫' })
    await story.take('dispatcher', 'dispatch', { department: 'sanitation' })
    await story.take('clerk:sanitation', 'return', { reason: '归市政' })
    await story.take('dispatcher', 'dispatch', { department: 'municipal', note: '最终裁定' })
    assert.match(await story.refused('clerk:municipal', 'return'), /最终决定/)
    assert.ok(!(await story.actionsOf('clerk:municipal')).includes('return'))
    await story.walk(['handler:municipal', 'reportDone'], ['collector', 'checkPassed'], ['lead', 'close'])
    assert.equal((await story.stored()).returns, 2)
  })

  it('is not well done goes back to the same department until it is', async () => {
    const story = await aStory(api)
    await story.walk(...toHandled)
    const failed = await story.take('collector', 'checkFailed', { reason: '还有一半没清' })
    assert.deepEqual([failed.state, failed.round, failed.department.id], ['handling', 2, 'municipal'])
    await story.walk(['handler:municipal', 'reportDone'], ['collector', 'checkPassed'], ['lead', 'close'])
    const { history } = await story.stored()
    assert.deepEqual(
      history.filter(({ action }) => action === 'reportDone').map(({ round, media }) => [round, media.length]),
      [
        [1, 1],
        [2, 1]
      ]
    )
  })

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

  it('needs two departments ends only when the other has done its part', async () => {
    const story = await aStory(api)
    await story.walk(['operator', 'accept'], ['lead', 'file'], ['dispatcher', 'dispatch'])
    assert.equal(
      (await api.get(`/api/staff/cases/${story.caseNo}`, { token: await story.tokenOf('clerk:sanitation') })).status,
      404
    )
    await story.take('dispatcher', 'addSubtask', { department: 'sanitation', note: '清走挖出来的土' })
    assert.match(await story.refused('dispatcher', 'addSubtask', { department: 'sanitation' }), /没完成的协办/)
    assert.match(await story.refused('dispatcher', 'addSubtask', { department: 'municipal' }), /主办部门/)
    assert.match(await story.refused('handler:municipal', 'reportDone'), /协办还没有完成：环境卫生管理所/)
    assert.deepEqual(await story.actionsOf('handler:sanitation'), ['finishSubtask'])
    await story.take('handler:sanitation', 'finishSubtask', { note: '土已清走' })
    await story.take('handler:municipal', 'reportDone')
    const helper = await api.staff({ roles: ['collector'], department: 'sanitation', dutyGrids: ['440204001001'] })
    const { version } = await story.stored()
    const check = await api.post(`/api/staff/cases/${story.caseNo}/actions/checkPassed`, {
      token: helper,
      body: { version, media: [await api.photo(helper)] }
    })
    assert.equal(check.body.error.code, 'not_independent')
    await story.walk(['collector', 'checkPassed'], ['lead', 'close'])
  })

  it('is assigned goes to one person, of the own department only', async () => {
    const story = await aStory(api)
    await story.walk(['operator', 'accept'], ['lead', 'file'], ['dispatcher', 'dispatch'])
    const clerk = await story.tokenOf('clerk:municipal')
    const mine = await story.tokenOf('handler:municipal')
    await story.tokenOf('handler:sanitation')
    const { body: handlers } = await api.get('/api/staff/handlers', { token: clerk })
    // Other stories have handlers of the same name.
    const { id } = (await api.get('/api/staff/session', { token: mine })).body
    const own = handlers.find((each: { id: string }) => each.id === id)
    assert.ok(!handlers.some(({ name }: { name: string }) => name === 'handler:sanitation'))
    assert.match(await story.refused('clerk:municipal', 'assign', { handler: 'f'.repeat(24) }), /不是本部门/)
    const assigned = await story.take('clerk:municipal', 'assign', { handler: own.id })
    assert.equal(assigned.handler.name, 'handler:municipal')
    const list = await api.get('/api/staff/cases?mine=1', { token: mine })
    assert.deepEqual(
      list.body.items.map((item: { caseNo: string }) => item.caseNo),
      [story.caseNo]
    )
  })

  it('is reopened by the resident once, then only if the shift lead agrees', async () => {
    const story = await aStory(api)
    const finish = () => story.walk(...toHandled.slice(2), ['collector', 'checkPassed'], ['lead', 'close'])
    await story.walk(['operator', 'accept'], ['lead', 'file'])
    await finish()
    assert.match(await story.refused('resident', 'requestReopening'), /不用申请/)
    await story.take('resident', 'reopen', { reason: '又坏了' })
    await finish()
    assert.match(await story.refused('resident', 'reopen'), /需要申请/)
    await story.take('resident', 'requestReopening', { reason: '还是不亮' })
    assert.ok(!(await story.actionsOf('resident')).includes('requestReopening'))
    await story.take('lead', 'refuseReopening', { reason: '现场看过，灯是亮的' })
    assert.match(await story.refused('resident', 'requestReopening'), /已经答复过/)
    assert.equal((await story.timeline()).at(-1)?.words, '现场看过，灯是亮的')
  })

  it('is asked to be reopened after fifteen days is the shift lead’s to grant', async () => {
    const story = await aStory(api)
    await story.walk(...toHandled, ['collector', 'checkPassed'], ['lead', 'close'])
    await CaseModel.collection.updateOne(
      { caseNo: story.caseNo },
      { $set: { closedAt: new Date(Date.now() - 16 * dayMs) } }
    )
    assert.match(await story.refused('resident', 'reopen'), /超过 15 天/)
    await story.take('resident', 'requestReopening', { reason: '又坏了' })
    const open = await api.get('/api/staff/cases?asked=any', { token: await story.tokenOf('lead') })
    assert.deepEqual(
      open.body.items.map((item: { caseNo: string }) => item.caseNo),
      [story.caseNo]
    )
    await story.take('lead', 'grantReopening')
    const { state, reopenings, clock, department } = await story.stored()
    assert.deepEqual([state, reopenings, clock, department], ['filed', 1, undefined, undefined])
  })

  it('is withdrawn in time ends there', async () => {
    const story = await aStory(api)
    await story.walk(['operator', 'accept'], ['resident', 'withdraw'])
    assert.deepEqual([(await story.stored()).state, await story.actionsOf('operator')], ['withdrawn', []])
    assert.match(await story.refused('lead', 'file'), /现在不能/)
  })

  it('should not go on is voided by the shift lead, at the operator’s request', async () => {
    const story = await aStory(api)
    await story.walk(['operator', 'accept'], ['operator', 'requestVoid'])
    await story.take('lead', 'refuseVoid', { reason: '应当办理' })
    await story.take('operator', 'requestVoid', { reason: '与道路改造重复' })
    await story.take('lead', 'void', { reason: '与道路改造重复，由工程一并处理' })
    assert.equal((await story.timeline()).at(-1)?.words, '与道路改造重复，由工程一并处理')
    assert.equal((await story.stored()).asked, undefined)
  })

  it('goes on leaves a request behind that is not decided', async () => {
    const story = await aStory(api)
    await story.walk(['operator', 'accept'], ['operator', 'requestVoid'], ['lead', 'file'])
    assert.equal((await story.stored()).asked, undefined)
    assert.match(await story.refused('lead', 'refuseVoid'), /没有待答复/)
  })

  it('is sent back at every desk still comes to its end', async () => {
    const story = await aStory(api)
    await story.take('resident', 'supplement', { note: '今天更多了' })
    await story.walk(['operator', 'accept'], ['lead', 'sendBack'], ['operator', 'accept'], ['lead', 'file'])
    await story.walk(['dispatcher', 'dispatch'], ['clerk:municipal', 'sign'])
    await story.take('dispatcher', 'redispatch', { department: 'sanitation', reason: '是垃圾' })
    assert.equal(
      (await api.get(`/api/staff/cases/${story.caseNo}`, { token: await story.tokenOf('clerk:municipal') })).status,
      404
    )
    await story.take('dispatcher', 'addSubtask', { department: 'municipal', note: '修好井盖' })
    await story.take('dispatcher', 'dropSubtask', { department: 'municipal', reason: '井盖没有坏' })
    assert.match(await story.refused('dispatcher', 'dropSubtask', { department: 'municipal' }), /没有进行中的协办/)
    await story.take('resident', 'urge', { note: '孩子上学要走' })
    assert.match(await story.refused('resident', 'urge'), /24 小时内/)
    await story.take('supervisor', 'urge', { note: '今天办完' })
    await story.take('supervisor', 'comment', { note: '请环卫明天回访' })
    const until = new Date(Date.now() + 3 * dayMs).toISOString()
    await story.take('dispatcher', 'suspend', { reason: '等车', until })
    await story.walk(['dispatcher', 'resume'], ['handler:sanitation', 'reportDone'], ['collector', 'checkPassed'])
    await story.walk(['lead', 'recheck'], ['collector', 'checkPassed'], ['lead', 'close'])
    assert.equal((await story.stored()).state, 'closed')
  })

  it('was rejected by mistake is taken back, called back and judged again', async () => {
    const story = await aStory(api)
    await story.walk(['operator', 'reject'], ['lead', 'takeBack'], ['operator', 'reject'], ['operator', 'callBack'])
    assert.deepEqual([(await story.stored()).state, (await story.actionsOf('resident'))[0]], ['rejected', 'evaluate'])
  })

  it('is found on patrol and put right there is counted apart', async () => {
    const token = await api.staff({ roles: ['collector'], dutyGrids: ['440204001001'] })
    const media = async () => [await api.photo(token)]
    const body = {
      address: '启明北路',
      text: '车倒了',
      media: await media(),
      settled: { note: '扶好了', media: await media() }
    }
    const sent = await api.post('/api/staff/patrols', { token, body, headers: { 'Idempotency-Key': 'patrol-story' } })
    const { counts } = (await api.get('/api/staff/counts', { token: await api.staff({ roles: ['supervisor'] }) })).body
    assert.deepEqual([sent.body.state, counts.settled], ['settled', 1])
  })

  it('gets words from its sender while the desk works on it keeps both', async () => {
    const story = await aStory(api)
    const answers = await Promise.all([
      story.attempt('operator', 'accept'),
      ...Array.from({ length: 4 }, (_, index) => story.attempt('resident', 'supplement', { note: `补充 ${index}` }))
    ])
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]))
    const { history, version } = await story.stored()
    assert.equal(history.filter(({ action }) => action === 'supplement').length, 4)
    // Words change nothing that the desk's form depends on.
    assert.equal(version, 2)
  })

  it('was given to somebody who cannot go is taken back and given to another, before filing and after', async () => {
    const story = await aStory(api)
    await story.walk(['operator', 'requestVerification'], ['operator', 'giveLook'], ['lead', 'recallVerification'])
    assert.equal((await story.stored()).state, 'submitted')
    await story.walk(...toHandled, ['operator', 'requestCheck'], ['operator', 'recallCheck'])
    assert.equal((await story.stored()).state, 'handled')
    await story.walk(['collector', 'checkPassed'], ['lead', 'close'])
  })

  it('was taken down wrongly is put right at the department’s request, and refused where nothing is wrong', async () => {
    const story = await aStory(api)
    await story.walk(['operator', 'correctPlace'], ['operator', 'accept'], ['lead', 'file'], ['dispatcher', 'dispatch'])
    await story.walk(['handler:municipal', 'requestCorrection'], ['dispatcher', 'correctMatter'])
    await story.walk(['handler:municipal', 'requestCorrection'], ['dispatcher', 'refuseCorrection'])
    assert.deepEqual([(await story.stored()).matter?.code, (await story.stored()).asked], ['21005', undefined])
  })

  it('walks, in one story or another, every row of the workflow table', async () => {
    const story = await aStory(api)
    const body = { point: [113.5905, 24.8005], text: '我也看到了', joinCase: story.caseNo }
    await api.post('/api/reports', { token: await api.resident(), body, headers: { 'Idempotency-Key': 'joins-story' } })
    await markLights(new Date(Date.now() + 13 * 60_000))
    await markLights(new Date(Date.now() + dayMs))
    const walked = new Set(await CaseModel.distinct('history.action', {}))
    assert.deepEqual(
      Object.keys(steps).filter(action => !walked.has(action as CaseAction)),
      []
    )
  })
})
