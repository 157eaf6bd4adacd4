import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import mongoose from 'mongoose'
import { caseStates } from '../../../contracts/cases/states'
import { testApi } from '../../test/api'
import { aCase, aCatalogue, aCell, aDepartment, aStaff, dutyGrid } from '../../test/factories'
import { aForm } from '../../test/forms'
import { CaseModel } from '../model'

describe('The counts above the queue', () => {
  const api = testApi()
  let operator = ''

  before(async () => {
    await aCatalogue()
    await aCell()
    await aDepartment('municipal')
    await aStaff({ roles: ['clerk'], department: 'municipal' })
    await aStaff({ roles: ['collector'], dutyGrids: [dutyGrid] })
    operator = await api.staff({ roles: ['operator', 'lead'] })
    for (const state of ['submitted', 'verifying', 'handling', 'closed'] as const) await aCase({ state })
  })

  const counts = async (token: string) => (await api.get('/api/staff/counts', { token })).body
  const inQueue = async (token: string, filter: string) =>
    (await api.get(`/api/staff/cases?limit=100&${filter}`, { token })).body.items.length
  const sent = async (work: () => Promise<unknown>) => {
    let count = 0
    const note = ({ command }: { command: { aggregate?: string } }) => {
      if (command.aggregate === 'cases') count += 1
    }
    const client = mongoose.connection.getClient()
    client.on('commandStarted', note)
    await work()
    client.off('commandStarted', note)
    return count
  }

  it('are those of the queue, for whoever asks', async () => {
    const clerk = await api.staff({ roles: ['clerk'], department: 'municipal' })
    const collector = await api.staff({ roles: ['collector'], dutyGrids: [dutyGrid] })
    const both = await api.staff({ roles: ['clerk', 'collector'], department: 'municipal', dutyGrids: [dutyGrid] })
    for (const token of [operator, clerk, collector, both]) {
      const { counts: told } = await counts(token)
      for (const state of Object.keys(caseStates)) {
        assert.equal(told[state] ?? 0, await inQueue(token, `state=${state}`), state)
      }
    }
  })

  it('count of what has ended in a collector’s cells so many as are told, however many years they hold', async () => {
    const { _id, ...closed } = await CaseModel.findOne({ state: 'closed' }).orFail().lean()
    const more = Array.from({ length: 1001 }, (_, index) => ({
      ...closed,
      caseNo: `${closed.caseNo}${index}`,
      _id: new mongoose.Types.ObjectId()
    }))
    await CaseModel.collection.insertMany(more)
    const collector = await api.staff({ roles: ['collector'], dutyGrids: [dutyGrid] })
    const told = await counts(collector)
    await CaseModel.deleteMany({ _id: { $in: more.map(each => each._id) } })
    assert.equal(told.counts.closed, 1000)
    assert.deepEqual(told.about, ['closed'])
  })

  it('are counted once for all who ask at the same time and may see the same', async () => {
    const others = await Promise.all(
      ['operator', 'dispatcher', 'supervisor'].map(role => api.staff({ roles: [role as 'operator'] }))
    )
    await aCase({ state: 'submitted' })
    const alone = await sent(() => counts(operator))
    await aCase({ state: 'submitted' })
    const together = await sent(() => Promise.all([operator, ...others, operator].map(counts)))
    assert.ok(alone > 0)
    assert.ok(together < 5 * alone, `${together} instead of ${alone}`)
  })

  it('show whoever took a step what came of it', async () => {
    const theCase = await aCase({ state: 'submitted' })
    const before = await counts(operator)
    const form = aForm('reject', { department: 'municipal', now: new Date(), media: [] })
    const body = { version: theCase.version, ...form }
    const path = `/api/staff/cases/${theCase.caseNo}/actions/reject`
    const answer = await api.post(path, { token: operator, body })
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
    const after = await counts(operator)
    assert.equal(after.counts.submitted, before.counts.submitted - 1)
    assert.equal(after.counts.rejected, (before.counts.rejected ?? 0) + 1)
  })
})
