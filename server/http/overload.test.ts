import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'mocha'
import { buildApp } from '../app'
import { CaseModel } from '../cases/model'
import { ReportModel } from '../reports/model'
import { testApi } from '../test/api'
import { aCatalogue, aCell, aPhoto, pointInCell } from '../test/factories'
import { watchArrivals } from './watch-arrivals'
import { watchLag } from './watch-lag'
import { workRoom } from './work-room'

describe('When more people come than a process can serve', () => {
  const api = testApi()
  const room = workRoom({ most: 3, lagMs: 250 })
  let server: Server
  let full = ''

  before('a process with room for three', async () => {
    await aCatalogue()
    await aCell()
    server = createServer(buildApp(room).callback())
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    full = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  after('close it', async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })

  const fill = () => Array.from({ length: 3 }, () => room.enter())
  const report = (token: string, key: string) =>
    fetch(`${full}/api/reports`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify({ text: '路灯不亮', media: [], point: [...pointInCell] })
    })

  it('the next one is told at once when to come again, and nothing was begun', async () => {
    const token = await api.resident()
    const before = await ReportModel.countDocuments()
    const places = fill()
    const refused = await report(token, 'too-many-1')
    for (const leave of places) leave?.()
    const { error } = (await refused.json()) as { error: { code: string; message: string } }
    assert.deepEqual([refused.status, error.code], [503, 'server_busy'])
    assert.match(error.message, /过几秒再试/)
    assert.ok(Number(refused.headers.get('Retry-After')) > 0)
    assert.equal(await ReportModel.countDocuments(), before)
    assert.equal((await report(token, 'too-many-1')).status, 201)
  })

  it('whoever watches the service is answered, and photos have a room of their own', async () => {
    const token = await api.resident()
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(await aPhoto())]), 'photo')
    const places = fill()
    const live = await fetch(`${full}/health/live`)
    const ready = await fetch(`${full}/health/ready`)
    const sent = { method: 'POST', headers: { Authorization: `Bearer ${token}` }, body: form }
    const photo = await fetch(`${full}/api/media`, sent)
    for (const leave of places) leave?.()
    assert.deepEqual([live.status, ready.status, photo.status], [200, 200, 201])
  })

  it('a body that is on its way takes nobody’s place', async () => {
    const slow = Array.from({ length: 6 }, () => {
      const body = new ReadableStream({ start: line => line.enqueue(Buffer.from('{"text":')) })
      const hurry = new AbortController()
      const headers = { 'Content-Type': 'application/json' }
      const sending = { method: 'POST', headers, body, duplex: 'half', signal: hurry.signal } as RequestInit
      fetch(`${full}/api/track`, sending).catch(() => undefined)
      return hurry
    })
    assert.equal((await fetch(`${full}/api/topics`)).status, 200)
    for (const hurry of slow) hurry.abort()
  })

  it('twelve who come back until they are in have twelve reports, and nothing but 503 on the way', async () => {
    const token = await Promise.all(Array.from({ length: 12 }, () => api.resident()))
    const [reports, cases] = [await ReportModel.countDocuments(), await CaseModel.countDocuments()]
    const refusals: number[] = []
    await Promise.all(
      token.map(async (each, number) => {
        for (;;) {
          const { status } = await report(each, `come-back-${number}`)
          if (status === 201) return
          refusals.push(status)
        }
      })
    )
    assert.ok(refusals.length > 0)
    assert.deepEqual([...new Set(refusals)], [503])
    assert.equal(await ReportModel.countDocuments(), reports + 12)
    assert.equal(await CaseModel.countDocuments(), cases + 12)
  })
})

describe('The lag of the event loop', () => {
  it('halves the room while it lasts, leaves room for a few, and gives it back step by step', () => {
    const room = workRoom({ most: 200, lagMs: 250 })
    for (let count = 0; count < 200; count += 1) room.enter()
    assert.equal(room.enter(), undefined)
    room.observe(100)
    assert.equal(room.allowed, 200)
    room.observe(300)
    assert.equal(room.allowed, 100)
    for (let second = 0; second < 10; second += 1) room.observe(2000)
    assert.equal(room.allowed, 8)
    room.observe(0)
    assert.equal(room.allowed, 28)
    for (let second = 0; second < 10; second += 1) room.observe(0)
    assert.equal(room.allowed, 200)
  })

  it('takes places from a room that is hardly used, too, but never the last ones', () => {
    const room = workRoom({ most: 200, lagMs: 250 })
    room.observe(300)
    assert.equal(room.allowed, 8)
    assert.ok(room.enter())
  })

  it('is measured while something keeps the event loop busy', async () => {
    let stop = () => {}
    let busy = true
    const lag = new Promise<number>(resolve => {
      stop = watchLag(resolve)
    })
    const keepBusy = () => {
      const until = performance.now() + 120
      while (performance.now() < until);
      if (busy) setTimeout(keepBusy, 1)
    }
    keepBusy()
    assert.ok((await lag) > 50)
    busy = false
    stop()
  })
})

describe('A queue of new connections', () => {
  it('halves the room as soon as it is noticed', () => {
    const room = workRoom({ most: 200, lagMs: 250 })
    for (let count = 0; count < 60; count += 1) room.enter()
    room.arrived(100)
    assert.equal(room.allowed, 200)
    room.arrived(300)
    assert.equal(room.allowed, 30)
    room.observe(0)
    assert.equal(room.allowed, 50)
  })

  it('is noticed while the process is too busy to take the next one', async () => {
    const server = createServer((_, response) => response.end())
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    let stop = () => {}
    const waited = new Promise<number>(resolve => {
      stop = watchArrivals(server, resolve)
    })
    const until = performance.now() + 100
    while (performance.now() < until);
    assert.ok((await waited) >= 100)
    stop()
    await new Promise(resolve => server.close(resolve))
  })
})
