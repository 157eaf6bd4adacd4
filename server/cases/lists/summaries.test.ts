import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import mongoose from 'mongoose'
import { testApi } from '../../test/api'
import { aCatalogue, aCell, aCode, dutyGrid } from '../../test/factories'
import { CaseModel, type CaseRecord } from '../model'
import type { SummaryRecord } from '../summary'

describe('A list of cases reads only what it shows', () => {
  const api = testApi()
  const read: { projection?: Record<string, unknown> }[] = []
  const note = ({ command }: { command: Record<string, unknown> }) => {
    // A case that is named is read whole.
    if (command.find === 'cases' && command.limit !== 1) read.push(command)
  }
  let caseNo = ''
  let code = ''
  let resident = ''

  before(async () => {
    await aCatalogue()
    await aCell()
    code = await aCode()
    resident = await api.resident()
    const sent = await api.post('/api/reports', {
      token: resident,
      body: { code, text: '路灯不亮' },
      headers: { 'Idempotency-Key': 'summaries-1' }
    })
    caseNo = sent.body.caseNo
    mongoose.connection.getClient().on('commandStarted', note)
  })
  after(() => void mongoose.connection.getClient().off('commandStarted', note))

  const readFor = async (path: string, token?: string) => {
    read.length = 0
    const { status, body } = await api.get(path, token ? { token } : {})
    assert.equal(status, 200, JSON.stringify(body))
    return [...read]
  }

  it('in the queue, on the wall, nearby, on the page of a code and in the list of a resident: no history', async () => {
    const operator = await api.staff({ roles: ['operator'] })
    const supervisor = await api.staff({ roles: ['supervisor'] })
    const asked: [string, string?][] = [
      ['/api/staff/cases', operator],
      ['/api/staff/cases?sort=urgent', operator],
      [`/api/staff/cases?q=${encodeURIComponent('路灯')}`, operator],
      ['/api/staff/wall', supervisor],
      [`/api/staff/cases/${caseNo}/nearby`, operator],
      [`/api/codes/${code}`],
      ['/api/reports', resident]
    ]
    for (const [path, token] of asked) {
      const commands = await readFor(path, token)
      assert.ok(commands.length > 0, path)
      for (const { projection } of commands) {
        assert.ok(projection && Object.keys(projection).length > 0, `${path} reads whole cases`)
        assert.ok(!('history' in projection) && !('history.words' in projection), `${path} reads histories`)
      }
    }
  })

  it('among the looks of a collector: of the history only what was asked and done', async () => {
    const token = await api.staff({ roles: ['collector'], dutyGrids: [dutyGrid] })
    for (const { projection } of await readFor('/api/staff/tasks', token)) {
      assert.ok(projection && 'history.words' in projection && !('history' in projection))
    }
  })

  it('and a whole case is none of its entries for the compiler', async () => {
    const whole: CaseRecord = await CaseModel.findOne({ caseNo }).orFail().lean()
    // @ts-expect-error: whoever reads whole cases for a list is told so before it runs.
    const entry: SummaryRecord = whole
    assert.equal(entry.caseNo, caseNo)
  })
})
