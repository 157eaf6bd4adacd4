import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { Types } from 'mongoose'
import { endOfTime } from '../cases/clocks/end-of-time'
import { CaseModel } from '../cases/model'
import { indexesBeside, indexesWait } from '../db/indexes'
import { testApi } from '../test/api'
import { aCatalogue, aCell, dutyGrid } from '../test/factories'
import { upgradeBeside } from './upgrade-beside'

/** More than an index is built of in a moment, and of an earlier version more than are brought up to date at once. */
const many = 1020
const olds = 230

describe('A start on what an earlier version stored', () => {
  const api = testApi()
  let missing: Awaited<ReturnType<typeof indexesBeside>> = []
  const names = async () => (await CaseModel.collection.listIndexes().toArray()).map(({ name }) => String(name))
  const old = () => CaseModel.countDocuments({ nextLightAt: { $exists: false } })
  const numberOf = (index: number) => `44020420240101${String(index).padStart(6, '0')}`

  before('cases of an earlier version, without indexes', async () => {
    await aCatalogue()
    await aCell()
    await CaseModel.collection.insertMany(
      Array.from({ length: many }, (_, index) => {
        const at = new Date(Date.UTC(2024, 0, 1, 0, index))
        const state = index % 10 === 0 ? 'submitted' : 'closed'
        const by = { id: '5'.repeat(24), name: '市民', role: 'resident' }
        return {
          _id: new Types.ObjectId(),
          caseNo: numberOf(index),
          version: 1,
          state,
          source: 'resident',
          text: '路灯不亮',
          place: { address: `解放路 ${index} 号` },
          reportCount: 1,
          submittedAt: at,
          updatedAt: at,
          ...(index >= olds && { nextDueAt: endOfTime, nextWarnAt: endOfTime, nextLightAt: endOfTime, subtasks: [] }),
          history: [{ action: 'submit', to: 'submitted', at, round: 1, by, media: [] }]
        } as never
      })
    )
    await CaseModel.collection.dropIndexes()
    missing = await indexesBeside()
  })

  it('has what keeps a number from being given twice before anything is written', async () => {
    assert.ok((await names()).includes('caseNo_1'))
    const twice = CaseModel.collection.insertOne({ caseNo: numberOf(1) } as never)
    await assert.rejects(twice, { code: 11000 })
    assert.ok(missing.length > 10 && indexesWait())
  })

  it('answers everybody before the rest is built and brought up to date', async () => {
    const operator = await api.staff({ roles: ['operator'] })
    const collector = await api.staff({ roles: ['collector'], dutyGrids: [dutyGrid] })
    for (const token of [operator, collector]) {
      for (const path of ['counts', 'cases', 'cases?sort=urgent', 'cases?state=submitted']) {
        assert.equal((await api.get(`/api/staff/${path}`, { token })).status, 200, path)
      }
    }
    const { status, body } = await api.get(`/api/staff/cases/${numberOf(10)}`, { token: operator })
    assert.deepEqual([status, body.state], [200, 'submitted'])
    assert.ok(body.dueAt, 'it has the clock of its desk')
    assert.equal(await old(), olds - 1)
  })

  it('goes on beside the work, broken off as often as may be, until all is done', async () => {
    await upgradeBeside(missing).stop()
    assert.ok((await old()) > 0)
    await upgradeBeside(await indexesBeside()).done
    assert.deepEqual([await old(), indexesWait()], [0, false])
    const wanted = CaseModel.schema.indexes().length
    assert.equal((await names()).length, wanted + 1)
    assert.deepEqual(await indexesBeside(), [])
  })
})
