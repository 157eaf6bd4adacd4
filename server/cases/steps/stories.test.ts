import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { aCity } from '../../test/a-city'
import { testApi } from '../../test/api'
import { aStory, toHandled } from '../../test/case-story'

const dayMs = 86_400_000

describe('A case that', () => {
  const api = testApi()

  before(aCity)

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
})
