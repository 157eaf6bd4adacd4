import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import type { CaseState } from '../../contracts/cases/states'
import { allActions, stepOf } from '../../contracts/cases/workflow'
import { testApi } from '../test/api'
import { aForm } from '../test/forms'
import { aWhitePhoto, redacting } from '../test/redacting'
import { CaseModel } from './model'
import { showsPhoto } from './public-photo'

describe('A photo of a report', () => {
  const api = testApi()
  const { begin, tokenOf, report } = redacting(api)

  before(begin)

  const upload = async (token: string): Promise<string> => (await api.upload(token, await aWhitePhoto(40, 40))).body.id

  it('is in no state that strangers see before an operator has accepted the case with it on the screen', () => {
    const reached = new Set<CaseState>(['submitted'])
    for (const state of reached) {
      for (const action of allActions) {
        const { from, to } = stepOf(action)
        if (action === 'accept' || !from.includes(state) || to === 'same' || to === 'before') continue
        reached.add(to)
      }
    }
    // What is taken up again goes back to a state that it had, so these are all.
    assert.ok(reached.has('verifying') && reached.has('rejected') && reached.has('settled'))
    assert.deepEqual([...reached].filter(showsPhoto), [])
  })

  it('is seen by others only once it was looked at, and what comes later by nobody but its sender and staff', async () => {
    const [sender, neighbour] = [await api.resident(), await api.resident()]
    const media = await upload(sender)
    const { caseNo, code, reportId } = await report(sender, { media: [media] })
    const joined = await upload(neighbour)
    const theirs = await report(neighbour, { media: [joined], joinCase: caseNo })
    const added = await upload(sender)
    const supplement = { note: '又拍了一张', media: [added] }
    await api.post(`/api/reports/${reportId}/supplement`, { token: sender, body: supplement })

    /** Which of these photos somebody reads of anywhere. */
    const seenBy = async (answers: Promise<{ body: unknown }>[]) => {
      const text = JSON.stringify((await Promise.all(answers)).map(({ body }) => body))
      return [media, joined, added].map(id => text.includes(id))
    }
    const strangers = () => seenBy([api.get(`/api/codes/${code}`)])
    const asSender = () =>
      seenBy([api.get('/api/reports', { token: sender }), api.get(`/api/reports/${reportId}`, { token: sender })])
    const asNeighbour = () =>
      seenBy([
        api.get('/api/reports', { token: neighbour }),
        api.get(`/api/reports/${theirs.reportId}`, { token: neighbour }),
        api.post('/api/track', { body: { caseNo: theirs.caseNo, queryCode: theirs.queryCode } }),
        api.get('/api/messages', { token: neighbour })
      ])
    assert.deepEqual(await strangers(), [false, false, false])
    assert.deepEqual(
      [await asSender(), await asNeighbour()],
      [
        [true, false, true],
        [false, true, false]
      ]
    )

    const { version } = await CaseModel.findOne({ caseNo }).orFail().lean()
    const body = { version, ...aForm('accept') }
    const accepted = await api.post(`/api/staff/cases/${caseNo}/actions/accept`, { token: tokenOf('operator'), body })
    assert.equal(accepted.status, 200)
    assert.deepEqual(await strangers(), [true, false, false])
    assert.deepEqual(
      [await asSender(), await asNeighbour()],
      [
        [true, false, true],
        [false, true, false]
      ]
    )
    assert.deepEqual(await seenBy([api.get(`/api/staff/cases/${caseNo}`, { token: tokenOf('lead') })]), [
      true,
      true,
      true
    ])
  })
})
