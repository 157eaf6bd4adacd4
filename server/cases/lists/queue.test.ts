import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { forms } from '../../../contracts/cases/forms'
import { parse } from '../../http/parse'
import { testApi } from '../../test/api'
import { aCase, aCatalogue, aCell, aDepartment, aMedia, aStaff, dutyGrid, moverOf } from '../../test/factories'
import { aForm } from '../../test/forms'
import { CaseModel } from '../model'
import { moveCase } from '../steps/move-case'

describe('Staff look through the queue', () => {
  const api = testApi()
  const list = async (token: string, query = '') => (await api.get(`/api/staff/cases${query}`, { token })).body

  before(async () => {
    await aCatalogue()
    await aCell()
    await aDepartment('municipal')
    await aDepartment('sanitation')
    const day = (n: number) => new Date(Date.UTC(2026, 10, n, 2))
    await aCase({ now: day(2), text: '二号的垃圾' })
    await aCase({ now: day(3), text: '三号的积水', topic: 'water' })
    await aCase({ now: day(4), state: 'handling', department: 'municipal', text: '市政的活' })
    await aCase({ now: day(5), state: 'handling', department: 'sanitation', text: '环卫的活' })
    await aCase({ now: day(6), state: 'closed', text: '办完的' })
    await aCase({ text: '刚来的 (括号)' })
  })
  const texts = (body: { items: { text: string }[] }) => body.items.map(item => item.text)

  it('newest or oldest first, a page at a time, without a gap or a double', async () => {
    const operator = await api.staff({ roles: ['operator'] })
    const seen: string[] = []
    let cursor = ''
    for (;;) {
      const body = await list(operator, `?limit=2${cursor && `&cursor=${cursor}`}`)
      seen.push(...texts(body))
      if (!body.next) break
      cursor = body.next
    }
    assert.deepEqual(seen, ['刚来的 (括号)', '办完的', '环卫的活', '市政的活', '三号的积水', '二号的垃圾'])
    assert.deepEqual(texts(await list(operator, '?sort=oldest&limit=2')), ['二号的垃圾', '三号的积水'])
  })

  it('most urgent first: whatever runs out soonest, then what has no clock', async () => {
    const operator = await api.staff({ roles: ['operator'] })
    assert.deepEqual(texts(await list(operator, '?sort=urgent')).slice(0, 5), [
      '二号的垃圾',
      '三号的积水',
      '市政的活',
      '环卫的活',
      '刚来的 (括号)'
    ])
  })

  it('by state, topic, department, words and number, and what is overdue', async () => {
    const operator = await api.staff({ roles: ['operator'] })
    assert.equal((await list(operator, '?state=submitted')).items.length, 3)
    assert.equal((await list(operator, '?state=submitted,handling')).items.length, 5)
    assert.deepEqual(texts(await list(operator, '?topic=water')), ['三号的积水'])
    assert.deepEqual(texts(await list(operator, '?department=sanitation&state=handling')), ['环卫的活'])
    assert.deepEqual(texts(await list(operator, `?q=${encodeURIComponent('(括号')}`)), ['刚来的 (括号)'])
    assert.deepEqual(texts(await list(operator, '?q=44020420261103')), ['三号的积水'])
    assert.equal((await list(operator, '?due=red')).items.length, 4)
  })

  it('and what was closed late stays red where it is listed, and is no longer overdue', async () => {
    const operator = await api.staff({ roles: ['operator'] })
    const long = new Date(Date.now() - 30 * 86_400_000)
    let theCase = await aCase({ state: 'handling', text: '拖了很久', now: long })
    const collector = moverOf('collector')
    for (const [action, mover] of [
      ['reportDone', moverOf('handler', { department: 'municipal' })],
      ['checkPassed', collector],
      ['close', moverOf('lead')]
    ] as const) {
      const media = action === 'close' ? [] : [await aMedia(`staff:${mover.id}`)]
      const before = texts(await list(operator, '?due=red'))
      assert.equal(before.includes('拖了很久'), action === 'reportDone', action)
      theCase = await moveCase(theCase, { action, form: parse(forms[action], aForm(action, { media })), mover })
    }
    assert.equal(theCase.state, 'closed')
    const { items } = await list(operator, `?q=${encodeURIComponent('拖了很久')}`)
    assert.deepEqual(
      items.map(({ state, light }: { state: string; light: string }) => [state, light]),
      [['closed', 'red']]
    )
    assert.ok(!texts(await list(operator, '?due=red')).includes('拖了很久'))
    await CaseModel.deleteOne({ _id: theCase._id })
  })

  it('each sees only what the role may see, in the list, the counts and one by one', async () => {
    const municipal = await api.staff({ roles: ['handler'], department: 'municipal' })
    assert.deepEqual(texts(await list(municipal)).sort(), ['办完的', '市政的活'])
    const { counts } = (await api.get('/api/staff/counts', { token: municipal })).body
    assert.deepEqual(counts, { handling: 1, closed: 1 })
    const foreign = await CaseModel.findOne({ text: '环卫的活' }).orFail().lean()
    assert.equal((await api.get(`/api/staff/cases/${foreign.caseNo}`, { token: municipal })).status, 404)

    const elsewhere = await api.staff({ roles: ['collector'], dutyGrids: ['440204999999'] })
    assert.equal((await list(elsewhere)).items.length, 0)
    const auditor = await api.staff({ roles: ['auditor'] })
    assert.equal((await list(auditor)).items.length, 0)
    assert.equal((await api.get('/api/staff/cases')).status, 401)
    const resident = await api.resident()
    assert.equal((await api.get('/api/staff/cases', { token: resident })).status, 401)
  })

  it('and a question it cannot read is told', async () => {
    const operator = await api.staff({ roles: ['operator'] })
    for (const query of ['?state=lost', '?sort=best', '?limit=1000', '?limit=x', '?cursor=x', '?gridCode=abc']) {
      assert.equal((await api.get(`/api/staff/cases${query}`, { token: operator })).status, 400, query)
    }
  })

  it('and every step a case offers is one the server accepts', async () => {
    const operator = await api.staff({ roles: ['operator'] })
    await aStaff({ roles: ['collector'], dutyGrids: [dutyGrid] })
    const theCase = await aCase()
    const { actions } = (await api.get(`/api/staff/cases/${theCase.caseNo}`, { token: operator })).body
    assert.deepEqual(actions, [
      'requestVerification',
      'accept',
      'reject',
      'merge',
      'requestVoid',
      'correctPlace',
      'comment'
    ])
    for (const action of ['comment', 'requestVerification']) {
      const { version } = await CaseModel.findOne({ caseNo: theCase.caseNo }).orFail().lean()
      const answer = await api.post(`/api/staff/cases/${theCase.caseNo}/actions/${action}`, {
        token: operator,
        body: { version, ...aForm(action as 'comment') }
      })
      assert.equal(answer.status, 200, action)
    }
  })
})
