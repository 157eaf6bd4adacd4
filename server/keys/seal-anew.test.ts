import assert from 'node:assert/strict'
import { before, beforeEach, describe, it } from 'mocha'
import { formerOf, sealFormer } from '../redaction/blackouts'
import { BlackoutModel } from '../redaction/model'
import { ReportModel } from '../reports/model'
import { setSettings, settings } from '../settings'
import { AccountModel } from '../staff/model'
import { hashesOf, possibleHashes } from '../staff/second-factor/recovery-codes'
import { sealSecret } from '../staff/second-factor/secret-vault'
import { testApi } from '../test/api'
import { aCatalogue, aCell, aStaff } from '../test/factories'
import { presentMark } from '../vault'
import { sealAnew } from './seal-anew'

const later = 'the next secret, of more than thirty-two characters'

describe('The secret that telephone numbers are kept under', () => {
  const api = testApi()
  let operator = ''
  let first = ''
  let calls = 0

  before(async () => {
    await aCatalogue()
    await aCell()
    operator = await api.staff({ roles: ['operator'] })
    first = settings().secrets.contact
  })

  const use = (contact: string, otherContact?: string) => {
    const { otherContact: _, ...secrets } = settings().secrets
    setSettings({ ...settings(), secrets: { ...secrets, contact, ...(otherContact && { otherContact }) } })
  }

  beforeEach('a city on its first secret, without reports', async () => {
    use(first)
    await ReportModel.deleteMany({})
    await AccountModel.updateMany({}, { $unset: { secondFactor: 1 } })
  })

  async function aCall(phone: string): Promise<string> {
    calls += 1
    const body = { address: '解放路 8 号', text: '路口积水', contact: { phone, name: '来电人' } }
    const headers = { 'Idempotency-Key': `the-secret-changes-${calls}` }
    const sent = await api.post('/api/staff/reports', { token: operator, body, headers })
    assert.equal(sent.status, 201, JSON.stringify(sent.body))
    return sent.body.reportId
  }
  async function found(q: string): Promise<string[]> {
    const { body } = await api.post('/api/staff/caller-searches', { token: operator, body: { q } })
    return body.items.map(({ reportId }: { reportId: string }) => reportId)
  }
  const numberOf = async (reportId: string) => {
    const { caseNo } = await ReportModel.findById(reportId).orFail().lean()
    const path = `/api/staff/cases/${caseNo}/reports/${reportId}/contact`
    return (await api.post(path, { token: operator, body: { reason: '核实情况' } })).body.phone
  }

  it('changes while people work: each number is read and found before, during and after', async () => {
    const [older, sameOlder] = [await aCall('13800138001'), await aCall('13800138001')]
    const { contact, phoneHash } = await ReportModel.findById(older).orFail().lean()
    // As an earlier version stored it, which named no key.
    const unnamed = { contact: contact?.split('.')[1] ?? '', phoneHash: phoneHash?.split('.')[1] ?? '' }
    await ReportModel.updateOne({ _id: older }, { $set: unnamed })

    // Every process knows the next one before the first seals by it.
    use(first, later)
    assert.deepEqual((await found('13800138001')).sort(), [older, sameOlder].sort())
    use(later, first)
    const during = await aCall('13800138001')
    assert.deepEqual((await found('13800138001')).sort(), [older, sameOlder, during].sort())
    assert.equal(await numberOf(older), '13800138001')
    use(first, later)
    assert.equal(await numberOf(during), '13800138001', 'by a process that has not been restarted yet')

    use(later, first)
    assert.deepEqual(await sealAnew(), { done: 2, left: 0 })
    assert.deepEqual(await sealAnew(), { done: 0, left: 0 })
    use(later)
    for (const each of [older, sameOlder, during]) assert.equal(await numberOf(each), '13800138001')
    assert.deepEqual((await found('13800138001')).sort(), [older, sameOlder, during].sort())
    const stored = JSON.stringify(await ReportModel.find().lean())
    assert.equal(stored.split(presentMark()).length - 1, 6)
  })

  it('leaves what no known secret opens as it is, and counts it', async () => {
    const lost = await aCall('13800138002')
    use('a secret that nobody has any more, so long', first)
    const kept = await aCall('13800138003')
    use(later, first)
    assert.deepEqual(await sealAnew(), { done: 1, left: 1 })
    assert.equal(await numberOf(lost), '13800138002')
    assert.deepEqual(await found('13800138003'), [])
    use(later, 'a secret that nobody has any more, so long')
    assert.equal(await numberOf(kept), '13800138003')
  })

  it('brings back no number that was erased meanwhile', async () => {
    const erased = await aCall('13800138004')
    await ReportModel.updateOne({ _id: erased }, { $unset: { contact: 1, phoneHash: 1 } })
    use(later, first)
    assert.deepEqual(await sealAnew(), { done: 0, left: 0 })
    assert.equal((await ReportModel.findById(erased).orFail().lean()).contact, undefined)
  })

  it('takes the second factors along, each for its own account', async () => {
    const { id } = await aStaff({ roles: ['auditor'] })
    const secondFactor = { sealed: sealSecret(id, 'A SECRET'), lastStep: 0, recovery: [] }
    await AccountModel.updateOne({ _id: id }, { $set: { secondFactor } })
    use(later, first)
    assert.deepEqual(await sealAnew(), { done: 1, left: 0 })
    const stored = await AccountModel.findById(id).select('+secondFactor').orFail().lean()
    assert.ok(stored.secondFactor?.sealed.startsWith(presentMark()))
    assert.deepEqual(await sealAnew(), { done: 0, left: 0 })
  })

  it('takes what was blacked out along', async () => {
    const place = 'report:0123456789abcdef01234567'
    use(first)
    const sealed = sealFormer(place, ['找张三'])
    await BlackoutModel.create({ place, caseNo: '4'.repeat(20), sealed, words: '找███' })
    use(later, first)
    assert.deepEqual(await sealAnew(), { done: 1, left: 0 })
    use(later)
    assert.deepEqual(formerOf(await BlackoutModel.findOne({ place }).orFail().lean()), ['找张三'])
  })

  it('lets somebody in by a recovery code of before, until the former one is forgotten', () => {
    const [stored = ''] = hashesOf('an account', ['abcd-efgh-jkmn'])
    use(later, first)
    assert.ok(possibleHashes('an account', 'abcdefghjkmn').includes(stored))
    use(later)
    assert.ok(!possibleHashes('an account', 'abcdefghjkmn').includes(stored))
  })
})
