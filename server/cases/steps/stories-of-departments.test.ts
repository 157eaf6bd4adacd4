import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { aCity } from '../../test/a-city'
import { testApi } from '../../test/api'
import { aStory, toHandled } from '../../test/case-story'

describe('A case that', () => {
  const api = testApi()

  before(aCity)

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
})
