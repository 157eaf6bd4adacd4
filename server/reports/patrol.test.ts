import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { CaseModel } from '../cases/model'
import { testApi } from '../test/api'
import { aCatalogue, aCell, dutyGrid } from '../test/factories'

describe('A collector on patrol', () => {
  const api = testApi()
  let collector = ''
  let keys = 0
  const patrol = (body: object, key = `patrol-key-${++keys}`, token = collector) =>
    api.post('/api/staff/patrols', { token, body, headers: { 'Idempotency-Key': key } })
  const found = async () => ({
    point: [113.5905, 24.8005],
    address: '启明北路',
    text: '共享单车倒了一片',
    media: [await api.photo(collector)]
  })
  const stored = (caseNo: string) => CaseModel.findOne({ caseNo }).orFail().lean()

  before(async () => {
    await aCatalogue()
    await aCell()
    collector = await api.staff({ roles: ['collector'], dutyGrids: [dutyGrid], name: '采集员甲' })
  })

  it('reports what was found, and the desk takes it like any other', async () => {
    const { status, body } = await patrol(await found())
    assert.deepEqual([status, body.state], [201, 'submitted'])
    const { source, history } = await stored(body.caseNo)
    assert.deepEqual([source, history[0]?.by.name, history[0]?.by.role], ['patrol', '采集员甲', 'collector'])
  })

  it('settles a small thing on the spot: it is counted apart and nobody has to check it', async () => {
    const settled = { note: '已经扶好摆齐', media: [await api.photo(collector)] }
    const { body } = await patrol({ ...(await found()), settled })
    const { state, history, stage } = await stored(body.caseNo)
    assert.deepEqual(
      [body.state, state, history.at(-1)?.words, stage],
      ['settled', 'settled', '已经扶好摆齐', undefined]
    )
  })

  it('may send again after a lost answer, also at once: it is one case, settled once', async () => {
    const body = { ...(await found()), settled: { note: '扶好了', media: [await api.photo(collector)] } }
    const answers = await Promise.all(Array.from({ length: 5 }, () => patrol(body, 'patrol-again')))
    assert.ok(answers.every(({ status, body: { state } }) => status === 201 && state === 'settled'))
    const again = await patrol(body, 'patrol-again')
    assert.deepEqual([again.status, again.body.state], [201, 'settled'])
    assert.equal(new Set(answers.map(answer => answer.body.caseNo)).size, 1)
    const { history } = await stored(again.body.caseNo)
    assert.deepEqual(
      history.map(({ action }) => action),
      ['submit', 'settle']
    )
  })

  it('but only a collector, only with a photo and a place, and only what is one’s own', async () => {
    const operator = await api.staff({ roles: ['operator'] })
    assert.equal((await patrol(await found(), 'patrol-stranger', operator)).status, 403)
    const { media, ...rest } = await found()
    const bare = await patrol(rest)
    assert.deepEqual([bare.status, Object.keys(bare.body.error.fields)], [400, ['media']])
    const nowhere = await patrol({ text: '在哪里', media })
    assert.deepEqual([nowhere.status, Object.keys(nowhere.body.error.fields)], [400, ['address']])
    const { body } = await patrol(await found())
    const other = await api.staff({ roles: ['collector'], dutyGrids: [dutyGrid] })
    const settle = await api.post(`/api/staff/cases/${body.caseNo}/actions/settle`, {
      token: other,
      body: { version: 1, note: '我来', media: [await api.photo(other)] }
    })
    assert.deepEqual([settle.status, settle.body.error.message], [409, '只有自己巡查上报的问题可以自行处置'])
  })
})
