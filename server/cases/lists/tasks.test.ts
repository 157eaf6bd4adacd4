import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { testApi } from '../../test/api'
import { aStory, toHandled } from '../../test/case-story'
import { aCase, aCatalogue, aCell, aDepartment, cellCode, dutyGrid } from '../../test/factories'

describe('A collector’s tasks', () => {
  const api = testApi()
  const tasksOf = async (token: string) => (await api.get('/api/staff/tasks', { token })).body.tasks
  let collector = ''

  before(async () => {
    await aCatalogue()
    await aCell()
    await aDepartment('municipal')
    collector = await api.staff({ roles: ['collector'], dutyGrids: [dutyGrid] })
  })

  it('are what waits for a look on site in the duty grids, with all that is needed there', async () => {
    const verify = await aStory(api, { text: '请去看看' })
    await verify.take('operator', 'requestVerification', { note: '看看是不是小区里面' })
    const check = await aStory(api, { text: '处理好的' })
    await check.walk(...toHandled)
    await check.take('operator', 'requestCheck', { note: '看夜里亮不亮' })
    await aCase({ text: '还在受理' })
    const tasks = await tasksOf(collector)
    assert.deepEqual(
      tasks.map((task: { text: string; kind: string; words: string; actions: string[]; after: unknown[] }) => [
        task.text,
        task.kind,
        task.words,
        task.actions,
        task.after.length
      ]),
      [
        ['请去看看', 'verify', '看看是不是小区里面', ['verify'], 0],
        ['处理好的', 'check', '看夜里亮不亮', ['checkPassed', 'checkFailed'], 1]
      ]
    )
    assert.equal(tasks[0].cell.length, 1)
    assert.ok(!JSON.stringify(tasks).includes('resident'))
    await verify.take('collector', 'verify', { found: true, note: '属实', position: [113.5906, 24.8005] })
    assert.equal((await tasksOf(collector)).length, 1)
    const answered = (await verify.stored()).history.at(-1)
    assert.deepEqual(answered?.facts?.distance, 10)
    assert.ok(!JSON.stringify(answered).includes('113.5906'), 'the position itself is kept nowhere')
  })

  it('never hold what one’s own department did, nor what lies elsewhere', async () => {
    await aCase({ state: 'handled', department: 'municipal' })
    const colleague = await api.staff({ roles: ['collector'], department: 'municipal', dutyGrids: [dutyGrid] })
    assert.deepEqual(await tasksOf(colleague), [])
    assert.deepEqual(await tasksOf(await api.staff({ roles: ['collector'], dutyGrids: ['440204999'] })), [])
    assert.deepEqual(await tasksOf(await api.staff({ roles: ['operator'] })), [])
    assert.equal((await api.get('/api/staff/tasks')).status, 401)
  })

  it('lie in duty grids whose cells can be drawn', async () => {
    const { body } = await api.get('/api/staff/duty-grids', { token: collector })
    assert.deepEqual([body[0].dutyGrid, body[0].cells[0].code], [dutyGrid, cellCode])
    assert.equal(body[0].cells[0].rings[0].length, 5)
    const nobody = await api.get('/api/staff/duty-grids', { token: await api.staff({ roles: ['lead'] }) })
    assert.deepEqual(nobody.body, [])
  })
})
