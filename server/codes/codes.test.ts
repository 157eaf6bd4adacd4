import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { writePlaceCode } from '../../contracts/codes/place-code'
import { testApi } from '../test/api'
import { aCase, aCatalogue, aCell, aCode } from '../test/factories'

describe('A posted code', () => {
  const api = testApi()

  before(async () => {
    await aCatalogue()
    await aCell()
  })

  it('says where it hangs and which topics there are, however it is typed', async () => {
    const code = await aCode()
    for (const typed of [code, writePlaceCode(code).toLowerCase()]) {
      const { status, body } = await api.get(`/api/codes/${encodeURIComponent(typed)}`)
      assert.equal(status, 200)
      assert.deepEqual([body.code, body.name, body.topics], [code, '启明北路路灯 03 号', ['garbage', 'water']])
      assert.deepEqual(body.openCases, [])
    }
  })

  it('shows the open cases of its place without words, and photos only once an operator accepted them', async () => {
    const code = await aCode()
    await aCase({ code, text: '有人的名字在里面' })
    await aCase({ code, state: 'closed' })
    const { body } = await api.get(`/api/codes/${code}`)
    assert.equal(body.openCases.length, 1)
    assert.ok(!JSON.stringify(body).includes('名字'))
    assert.deepEqual([body.openCases[0].stateText, body.openCases[0].reportCount], ['等待受理', 1])
  })

  it('that was replaced leads to its successor; retired for good, it says so', async () => {
    const successor = await aCode({ name: '新的牌子' })
    const replaced = await aCode({ state: 'retired', successor })
    assert.equal((await api.get(`/api/codes/${replaced}`)).body.name, '新的牌子')
    const gone = await api.get(`/api/codes/${await aCode({ state: 'retired' })}`)
    assert.deepEqual([gone.status, gone.body.error.code], [410, 'code_retired'])
  })

  it('that is unknown, not yet posted or mistyped is told, each in plain words', async () => {
    const minted = await aCode({ state: 'minted' })
    assert.equal((await api.get(`/api/codes/${minted}`)).status, 404)
    assert.equal((await api.get('/api/codes/xyz')).body.error.code, 'code_unknown')
    const code = await aCode()
    const slip = code.slice(0, 3) + (code.charAt(3) === 'A' ? 'B' : 'A') + code.slice(4)
    assert.match((await api.get(`/api/codes/${slip}`)).body.error.message, /输错/)
  })

  it('opens the report page in a browser', async () => {
    const code = await aCode()
    const { status, headers } = await api.get(`/q/${code}`)
    assert.deepEqual([status, headers.get('location')], [302, `/m/pages/report/index?c=${code}`])
  })

  it('cannot be found by guessing at speed', async () => {
    let status = 0
    for (let guess = 0; guess <= 240; guess += 1) status = (await api.get('/api/codes/AAAAAAAAA')).status
    assert.equal(status, 429)
  })
})
