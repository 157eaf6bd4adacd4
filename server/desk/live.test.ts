import assert from 'node:assert/strict'
import { request } from 'node:http'
import { mock } from 'node:test'
import { after, before, beforeEach, describe, it } from 'mocha'
import type { LiveEvent } from '../../contracts/desk/views'
import { CaseModel } from '../cases/model'
import { publishFromCommand } from '../catalogue/editions/publish'
import { MatterModel } from '../catalogue/model'
import { endEventStreams } from '../live/event-stream'
import { setSettings, settings } from '../settings'
import { AccountModel } from '../staff/model'
import { testApi } from '../test/api'
import { aCase, aCatalogue, aCell, aDepartment } from '../test/factories'
import { HeldModel, OpenedModel } from './model'
import { lookNow } from './watch-changes'

interface Told {
  event: LiveEvent
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects
  data: any
  id?: string
}

describe('The live stream', () => {
  const api = testApi()
  let operator = ''

  before(async () => {
    setSettings({ ...settings(), liveSeconds: 600 })
    await aCatalogue()
    await aCell()
    for (const department of ['municipal', 'sanitation']) await aDepartment(department)
    operator = await api.staff({ roles: ['operator'], name: '李敏' })
  })
  beforeEach(() => Promise.all([HeldModel.deleteMany({}), OpenedModel.deleteMany({})]))
  after(endEventStreams)

  /** Listens and collects what is told. */
  async function listen(token: string, lastId = '') {
    const told: Told[] = []
    let look = () => {}
    let over = false
    const answer = await new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
      const headers = { Authorization: `Bearer ${token}`, ...(lastId && { 'Last-Event-ID': lastId }) }
      request(`${api.url}/api/staff/live`, { headers: { ...headers, 'Accept-Encoding': 'gzip, br' } }, resolve)
        .on('error', reject)
        .end()
    })
    let rest = ''
    answer.setEncoding('utf8')
    answer.on('data', (text: string) => {
      const parts = (rest + text).split('\n\n')
      rest = parts.pop() ?? ''
      for (const part of parts) {
        const lines = Object.fromEntries(part.split('\n').map(line => line.split(/: (.*)/s).slice(0, 2)))
        if (lines.event) told.push({ event: lines.event, data: JSON.parse(lines.data), id: lines.id })
      }
      look()
    })
    for (const name of ['end', 'error', 'close'])
      answer.on(name, () => {
        over = true
        look()
      })
    const until = (fits: () => boolean) =>
      new Promise<void>(resolve => {
        look = () => {
          if (fits()) resolve()
        }
        look()
      })
    return {
      answer,
      told,
      caseNos: () => told.flatMap(({ data }) => (data.changed ?? []).map((each: { caseNo: string }) => each.caseNo)),
      until,
      ended: () => until(() => over),
      close: () => answer.destroy()
    }
  }

  it('tells a new case and each step, as the list shows it, to whoever sees all', async () => {
    const line = await listen(operator)
    const { caseNo, version } = await aCase({ state: 'accepted' })
    await lookNow()
    await line.until(() => line.caseNos().includes(caseNo))
    const lead = await api.staff({ roles: ['lead'] })
    await api.post(`/api/staff/cases/${caseNo}/actions/file`, { token: lead, body: { version } })
    await lookNow()
    const filed = () => line.told.flatMap(({ data }) => data.changed ?? []).find(each => each.state === 'filed')
    await line.until(() => filed() !== undefined)
    const { body } = await api.get(`/api/staff/cases?q=${caseNo}`, { token: operator })
    assert.deepEqual(filed(), body.items[0])
    const { headers } = line.answer
    assert.equal(headers['content-type'], 'text/event-stream; charset=utf-8')
    assert.equal(headers['content-encoding'], undefined)
    assert.equal(headers['x-accel-buffering'], 'no')
    line.close()
  })

  it('tells which catalogue is in force, and as soon as another is published', async () => {
    const line = await listen(operator)
    const catalogues = () => line.told.flatMap(({ event, data }) => (event === 'catalogue' ? [data.id] : []))
    await line.until(() => catalogues().length > 0)
    await MatterModel.updateOne({ _id: '06010' }, { $set: { often: 5 } })
    await publishFromCommand({ username: '', name: '命令行' }, '')
    await lookNow()
    await line.until(() => catalogues().length > 1)
    assert.notEqual(catalogues()[1], catalogues()[0])
    line.close()
  })

  it('tells a department its own cases alone, and nobody of a case that they may not see', async () => {
    const clerk = await listen(await api.staff({ roles: ['clerk'], department: 'municipal' }))
    const auditor = await listen(await api.staff({ roles: ['auditor'] }))
    const theirs = await aCase({ state: 'handling', department: 'sanitation' })
    const own = await aCase({ state: 'handling', department: 'municipal' })
    await api.post(`/api/staff/cases/${theirs.caseNo}/open`, { token: operator })
    await api.post(`/api/staff/cases/${own.caseNo}/open`, { token: operator })
    await lookNow()
    const opened = () => clerk.told.findLast(({ event }) => event === 'opened')?.data.opened ?? []
    await clerk.until(() => opened().length > 0 && clerk.caseNos().includes(own.caseNo))
    assert.ok(!JSON.stringify(clerk.told).includes(theirs.caseNo))
    assert.deepEqual(
      opened().map((each: { caseNo: string; name: string }) => [each.caseNo, each.name]),
      [[own.caseNo, '李敏']]
    )
    assert.deepEqual(auditor.caseNos(), [])
    clerk.close()
    auditor.close()
  })

  it('goes on where the line broke, also what another process wrote', async () => {
    const line = await listen(operator)
    await line.until(() => line.told.length > 0)
    const lastId = line.told[0]?.id
    line.close()
    const { caseNo } = await aCase({ state: 'submitted' })
    const again = await listen(operator, lastId)
    await again.until(() => again.caseNos().includes(caseNo))
    // Past this process: with another clock, a little behind.
    await CaseModel.collection.updateOne({ caseNo }, { $set: { updatedAt: new Date(Date.now() - 3_000), urges: 7 } })
    await lookNow()
    await again.until(() => again.told.some(({ data }) => data.changed?.[0]?.urges === 7))
    again.close()
  })

  it('says to whoever comes back that nobody has anything open any more', async () => {
    const stays = await listen(operator)
    const { caseNo } = await aCase({ state: 'submitted' })
    const line = await listen(await api.staff({ roles: ['lead'] }))
    await api.post(`/api/staff/cases/${caseNo}/open`, { token: operator })
    await lookNow()
    await line.until(() => line.told.findLast(({ event }) => event === 'opened')?.data.opened.length === 1)
    const lastId = line.told.findLast(({ id }) => id)?.id
    line.close()
    await api.send('DELETE', `/api/staff/cases/${caseNo}/open`, { token: operator })
    await lookNow()
    const again = await listen(await api.staff({ roles: ['lead'] }), lastId)
    await again.until(() => again.told.some(({ event }) => event === 'opened'))
    assert.deepEqual(again.told.findLast(({ event }) => event === 'opened')?.data.opened, [])
    again.close()
    stays.close()
  })

  it('says that much was missed to whoever was away for long, with any number for the last one', async () => {
    for (const lastId of ['1', '99999999999999', 'yesterday', '-1']) {
      const line = await listen(operator, lastId)
      await line.until(() => line.told.length > 0)
      assert.equal(line.told[0]?.event, 'missed', lastId)
      line.close()
    }
  })

  it('says so too when more changes at once than can be told one by one', async () => {
    const line = await listen(operator)
    await line.until(() => line.told.length > 0)
    const [made] = await CaseModel.find().limit(1).lean()
    assert.ok(made)
    const many = Array.from({ length: 301 }, (_, index) => {
      const { _id, ...rest } = made
      return { ...rest, caseNo: `4402042020010100${String(index).padStart(4, '0')}`, updatedAt: new Date() }
    })
    await CaseModel.collection.insertMany(many as never[])
    await lookNow()
    await line.until(() => line.told.some(({ event }) => event === 'missed'))
    await CaseModel.collection.deleteMany({ caseNo: /^440204202001/ })
    line.close()
  })

  it('is open to one person ten times, and the oldest ends for one more', async () => {
    const token = await api.staff({ roles: ['operator'] })
    const oldest = await listen(token)
    const others = []
    for (let index = 0; index < 10; index += 1) others.push(await listen(token))
    await oldest.ended()
    for (const each of others) each.close()
  })

  it('ends in mid-stream where every other call is refused', async () => {
    mock.timers.enable({ apis: ['setInterval'] })
    const token = await api.staff({ roles: ['operator'] })
    const line = await listen(token)
    const { id } = (await api.get('/api/staff/session', { token })).body
    await AccountModel.updateOne({ _id: id }, { $set: { startingPassword: true } })
    mock.timers.tick(15_000)
    await line.ended()
    mock.timers.reset()
  })

  it('ends when the process stops, and for a session that has ended at once', async () => {
    const line = await listen(operator)
    endEventStreams()
    await line.ended()
    const { token, id } = await api
      .staff({ roles: ['operator'] })
      .then(async made => ({ token: made, id: (await api.get('/api/staff/session', { token: made })).body.id }))
    await AccountModel.updateOne({ _id: id }, { $set: { active: false } })
    const refused = await listen(token)
    assert.equal(refused.answer.statusCode, 401)
    refused.close()
  })
})
