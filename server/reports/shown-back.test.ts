import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import type { CaseState } from '../../contracts/cases/states'
import { openStates } from '../../contracts/cases/states'
import type { ReportView } from '../../contracts/reports/views'
import { moveCase } from '../cases/steps/move-case'
import { testApi } from '../test/api'
import { aCase, aCatalogue, aCell, moverOf, pointInCell } from '../test/factories'
import { ReportModel } from './model'
import { presentReport } from './present'

const anna = 'c'.repeat(24)

describe('What a resident reads of their report', () => {
  const api = testApi()

  before(async () => {
    await aCatalogue()
    await aCell()
  })

  const theirs = (state: CaseState) => aCase({ state, resident: anna })
  const read = async (theCase: Awaited<ReturnType<typeof aCase>>): Promise<ReportView> =>
    presentReport(await ReportModel.findOne({ caseNo: theCase.caseNo }).orFail().lean(), theCase, anna)
  const wordsOf = ({ timeline }: ReportView) => timeline.flatMap(({ words }) => words ?? [])

  it('are their own words when they urged, and not those that staff urged each other with', async () => {
    let theCase = await theirs('dispatched')
    const urge = { action: 'urge', form: { note: '晚上有老人摔倒' }, mover: moverOf('resident', { id: anna }) } as const
    theCase = await moveCase(theCase, urge)
    theCase = await moveCase(theCase, { action: 'urge', form: { note: '市长问起' }, mover: moverOf('lead') })
    const words = wordsOf(await read(theCase))
    assert.ok(words.includes('晚上有老人摔倒'))
    assert.ok(!words.includes('市长问起'))
  })

  it('are their verdict, their stars and what they said of it', async () => {
    const theCase = await moveCase(await theirs('closed'), {
      action: 'evaluate',
      form: { solved: true, stars: 4, note: '修得快' },
      mover: moverOf('resident', { id: anna })
    })
    assert.ok(wordsOf(await read(theCase)).includes('解决了 · ★★★★☆\n修得快'))
  })

  it('is a promised time in every state in which somebody has it', async () => {
    for (const state of openStates) {
      const { until } = await read(await theirs(state))
      assert.match(until ?? '', /^20\d\d-/, state)
    }
    assert.equal((await read(await theirs('closed'))).until, undefined)
  })

  it('is the community around a position that nobody has put into words', async () => {
    const token = await api.resident()
    const send = async (address: string, key: string) => {
      const body = { address, point: pointInCell, text: '路灯不亮' }
      const { reportId } = (await api.post('/api/reports', { token, body, headers: { 'Idempotency-Key': key } })).body
      return (await api.get(`/api/reports/${reportId}`, { token })).body
    }
    assert.equal((await send('', 'only-a-position-0001')).place.near, '东堤社区')
    assert.equal((await send('解放路 1 号', 'with-an-address-0001')).place.near, undefined)
    const { items } = (await api.get('/api/reports', { token })).body
    assert.deepEqual(
      items.map(({ place }: { place: { near?: string } }) => place.near),
      [undefined, '东堤社区']
    )
  })
})
