import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mock } from 'node:test'
import { before, describe, it } from 'mocha'
import mongoose from 'mongoose'
import { listTopics } from './catalogue/catalogue'
import { cellInUse } from './grids/locate'
import { refuseBlocked } from './residents/blocked-senders'
import { rulesOf } from './rules/saved-rules'
import { openAccounts } from './staff/kept-staff'
import { testApi } from './test/api'
import { aCase, aCatalogue, aCell, aDepartment, aPhoto, cellCode, dutyGrid, pointInCell } from './test/factories'
import { aForm } from './test/forms'

/** What a request may ask of the database at most. One more is a round trip that every one of a million cases takes. */
const most = {
  // One of these asks whether the resident's session was ended: it is over at once in every process.
  'a report': 5,
  'a report with a photo': 6,
  'a step': 5,
  'a step that shows a photo': 8,
  'reading a case': 4,
  'reading one’s own report': 3,
  'following a report by its number': 2,
  'a page of the queue': 3,
  topics: 0,
  matters: 1,
  departments: 1,
  ground: 0
} as const

describe('Of the database', () => {
  const api = testApi()
  const sent: string[] = []
  let resident = ''

  before(async () => {
    await aCatalogue()
    await aCell()
    await aDepartment('municipal')
    resident = await api.resident()
    mongoose.connection.getClient().on('commandStarted', ({ commandName, command }) => {
      const of = command[commandName]
      // Read at most once a second for all requests together.
      if (of !== 'versions') sent.push(`${commandName} ${of}`)
    })
  })

  async function asks<T>(what: keyof typeof most, request: () => Promise<T>): Promise<T> {
    // Whatever is kept has been read by an earlier request of the same moment.
    const now = performance.now()
    mock.method(performance, 'now', () => now)
    await Promise.all([rulesOf('stages'), openAccounts(), listTopics(), cellInUse(cellCode), refuseBlocked('')])
    sent.length = 0
    const answer = await request().finally(() => mock.restoreAll())
    const asked = [...sent]
    assert.ok(
      asked.length <= most[what],
      `${what} sends ${asked.length} commands instead of ${most[what]}: ${asked.join(', ')}`
    )
    return answer
  }

  const report = async (media: string[]) => {
    const body = { text: '垃圾没人清', topic: 'garbage', address: '', media, point: [...pointInCell] }
    return api.post('/api/reports', { token: resident, body, headers: { 'Idempotency-Key': randomUUID() } })
  }

  it('a report asks little, and its sender who reads it', async () => {
    const { status, body } = await asks('a report', () => report([]))
    assert.equal(status, 201)
    const read = () => api.get(`/api/reports/${body.reportId}`, { token: resident })
    assert.equal((await asks('reading one’s own report', read)).status, 200)
    const track = () => api.post('/api/track', { body: { caseNo: body.caseNo, queryCode: body.queryCode } })
    assert.equal((await asks('following a report by its number', track)).status, 200)
  })

  it('a report with a photo asks little', async () => {
    const photo = await api.upload(resident, await aPhoto())
    const { status } = await asks('a report with a photo', () => report([photo.body.id]))
    assert.equal(status, 201)
  })

  it('what hardly ever changes is not asked for', async () => {
    assert.equal((await asks('topics', () => api.get('/api/topics'))).status, 200)
    const [lon, lat] = pointInCell
    assert.equal((await asks('ground', () => api.get(`/api/ground?lon=${lon}&lat=${lat}`))).status, 200)
    const token = await api.staff({ roles: ['operator'] })
    await api.get('/api/staff/departments', { token })
    assert.equal((await asks('departments', () => api.get('/api/staff/departments', { token }))).status, 200)
    assert.equal((await asks('matters', () => api.get('/api/staff/catalogue/matters', { token }))).status, 200)
  })

  const steps = [
    ['operator', 'accept', 'submitted'],
    ['operator', 'reject', 'submitted'],
    ['lead', 'file', 'accepted'],
    ['dispatcher', 'dispatch', 'filed'],
    ['clerk', 'sign', 'dispatched'],
    ['clerk', 'return', 'dispatched'],
    ['clerk', 'reportDone', 'handling'],
    ['operator', 'requestCheck', 'handled'],
    ['collector', 'checkPassed', 'checking'],
    ['lead', 'close', 'checked']
  ] as const

  for (const [role, action, state] of steps) {
    it(`a step asks little: ${action}`, async () => {
      const department = role === 'clerk' ? { department: 'municipal' } : {}
      const dutyGrids = role === 'collector' ? { dutyGrids: [dutyGrid] } : {}
      const token = await api.staff({ roles: [role], ...department, ...dutyGrids })
      await api.staff({ roles: ['collector'], dutyGrids: [dutyGrid] })
      const { caseNo, version } = await aCase({ state })
      const shows = action === 'reportDone' || action === 'checkPassed'
      const media = shows ? [await api.photo(token)] : []
      await asks('reading a case', () => api.get(`/api/staff/cases/${caseNo}`, { token }))
      const body = { ...(aForm(action, { department: 'municipal', media }) as object), version }
      const { status, body: answer } = await asks(shows ? 'a step that shows a photo' : 'a step', () =>
        api.post(`/api/staff/cases/${caseNo}/actions/${action}`, { token, body })
      )
      assert.equal(status, 200, JSON.stringify(answer))
    })
  }

  it('a page of the queue asks little', async () => {
    const token = await api.staff({ roles: ['operator'] })
    await api.get('/api/staff/departments', { token })
    assert.equal((await asks('a page of the queue', () => api.get('/api/staff/cases', { token }))).status, 200)
  })
})
