import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { testApi } from '../../test/api'
import { aCase, aCatalogue, aCell } from '../../test/factories'

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)

describe('The wall of what is yellow and red', () => {
  const api = testApi()

  before(async () => {
    await aCatalogue()
    await aCell()
    await aCase({ text: '刚来的', now: minutesAgo(1) })
    await aCase({ text: '快到时间的', now: minutesAgo(13) })
    await aCase({ text: '早就该看的', now: minutesAgo(60) })
    await aCase({ text: '处置超时的', state: 'handling', department: 'municipal', now: minutesAgo(30 * 24 * 60) })
    await aCase({ text: '挂着的', state: 'suspended', now: minutesAgo(5) })
    await aCase({ text: '办完的', state: 'closed', now: minutesAgo(60) })
  })

  it('counts every stage and department by colour, and shows the worst first', async () => {
    const { status, body } = await api.get('/api/staff/wall', { token: await api.staff({ roles: ['supervisor'] }) })
    assert.equal(status, 200)
    const stage = (state: string) => body.stages.find((each: { state: string }) => each.state === state)
    assert.deepEqual(stage('submitted'), { state: 'submitted', green: 1, yellow: 1, red: 1, grey: 0 })
    assert.deepEqual(stage('suspended'), { state: 'suspended', green: 0, yellow: 0, red: 0, grey: 1 })
    assert.equal(stage('closed'), undefined)
    assert.deepEqual(body.departments, [
      { id: 'municipal', name: '部门municipal', green: 0, yellow: 0, red: 1, grey: 0 }
    ])
    assert.deepEqual(
      body.worst.map(({ text, light }: { text: string; light: string }) => [text, light]),
      [
        ['处置超时的', 'red'],
        ['早就该看的', 'red'],
        ['快到时间的', 'yellow'],
        ['刚来的', 'green']
      ]
    )
  })

  it('and the queue lists what the wall counts', async () => {
    const token = await api.staff({ roles: ['supervisor'] })
    const texts = async (due: string) =>
      (await api.get(`/api/staff/cases?due=${due}&sort=urgent`, { token })).body.items.map(
        ({ text }: { text: string }) => text
      )
    assert.deepEqual(await texts('red'), ['处置超时的', '早就该看的'])
    assert.deepEqual(await texts('yellow'), ['快到时间的'])
  })

  it('but not for whoever does the work, nor for strangers', async () => {
    const handler = await api.staff({ roles: ['handler'], department: 'municipal' })
    assert.equal((await api.get('/api/staff/wall', { token: handler })).status, 403)
    assert.equal((await api.get('/api/staff/wall')).status, 401)
  })
})
