import assert from 'node:assert/strict'
import { mock } from 'node:test'
import { before, beforeEach, describe, it } from 'mocha'
import mongoose from 'mongoose'
import { register } from 'prom-client'
import { log } from '../log'
import { setSettings, settings } from '../settings'
import { testApi } from '../test/api'
import { aCatalogue, aCell, pointInCell } from '../test/factories'
import { countCommands } from './sent-commands'

interface Line {
  requestId: string
  route: string
  status: number
  ms: number
  commands: number
  sent: string[]
}

describe('The line of a request in the log', () => {
  const api = testApi()
  let lines: Line[] = []
  let slow: Line[] = []

  before('a city whose commands are counted', async () => {
    countCommands(mongoose.connection.getClient())
    await aCatalogue()
    await aCell()
  })
  beforeEach('read the log', () => {
    lines = []
    slow = []
    mock.method(log, 'info', (facts: Line, words: string) => words === 'request' && lines.push(facts))
    mock.method(log, 'warn', (facts: Line, words: string) => words === 'slow request' && slow.push(facts))
  })
  afterEach(() => {
    mock.restoreAll()
    setSettings({ ...settings(), slowMs: 1000 })
  })

  async function report(token: string, key: string) {
    const body = { text: '王先生 13800138000 门前', media: [], point: [...pointInCell] }
    assert.equal((await api.post('/api/reports', { token, body, headers: { 'Idempotency-Key': key } })).status, 201)
  }

  it('says id, route, status, time and how many commands it took, each request its own', async () => {
    const tokens = await Promise.all([api.resident(), api.resident()])
    const topics = () => api.get('/api/topics', { headers: { 'X-Request-Id': 'topics-of-one' } })
    // What is read once and kept is read before.
    await report(await api.resident(), 'log-before-key')
    await topics()
    lines = []
    await Promise.all([...tokens.map((token, index) => report(token, `log-${index}-key`)), topics()])
    const reports = lines.filter(({ route }) => route === '/api/reports')
    const [one, other] = reports
    assert.equal(reports.length, 2)
    assert.ok(one && other && one.commands > 1 && other.commands > 1)
    const [found] = lines.filter(({ requestId }) => requestId === 'topics-of-one')
    assert.deepEqual([found?.route, found?.status], ['/api/topics', 200])
    assert.ok(found && found.commands < one.commands + other.commands && found.ms >= 0)
  })

  it('never says what was in the address', async () => {
    const typed = ['/api/staff/cases/44020420261122000001', '/q/A1B2C3', '/m/wang/13800138000', '/王先生/13800138000']
    for (const path of typed) await api.get(encodeURI(path))
    assert.equal(lines.length, typed.length)
    assert.deepEqual(
      lines.map(({ route }) => route),
      ['/api/staff/cases/:caseNo', '/q/:code', '/m/…', 'other']
    )
    assert.doesNotMatch(JSON.stringify(lines), /13800138000|A1B2C3|44020420261122000001|王/)
  })

  it('is followed by one with the commands when it was slow: names and collections, no values', async () => {
    setSettings({ ...settings(), slowMs: 0 })
    const token = await api.resident()
    slow = []
    await report(token, 'slow-report-1')
    const [told] = slow
    assert.ok(told?.sent.includes('insert reports') && told.sent.includes('update cases'), JSON.stringify(told))
    assert.doesNotMatch(JSON.stringify(told), /13800138000|王/)
    setSettings({ ...settings(), slowMs: 1000 })
    slow = []
    await api.get('/api/topics')
    assert.deepEqual(slow, [])
  })

  it('has its sums in the metrics', async () => {
    await report(await api.resident(), 'counted-report-1')
    const text = await register.metrics()
    assert.match(text, /database_commands_total\{command="insert",collection="reports"\} [1-9]/)
    assert.match(text, /http_request_seconds_count\{[^}]*route="\/api\/reports"/)
  })
})
