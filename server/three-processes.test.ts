import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, before, describe, it } from 'mocha'
import mongoose from 'mongoose'
import { readSettings } from '../config/server'
import { bundleWithPackages } from '../scripts/build-server'
import { type Member, startReplicaSet } from '../scripts/mongodb'
import { CaseModel } from './cases/model'
import { ReportModel } from './reports/model'
import { openDeviceSession } from './residents/session'
import { setSettings } from './settings'
import { openStaffSession } from './staff/session'
import { aCity } from './test/a-city'
import { aStaff } from './test/factories'
import { roundRobin } from './test/several/round-robin'
import { type ServerProcess, startProcess } from './test/several/server-process'
import { startWriters } from './test/several/writers'

const eachTime = 6

describe('Three processes on a replica set of three', () => {
  let set: Awaited<ReturnType<typeof startReplicaSet>>
  let members: Member[] = []
  const processes: ServerProcess[] = []
  let proxy: Awaited<ReturnType<typeof roundRobin>>
  let writers: ReturnType<typeof startWriters>
  const dataDir = mkdtempSync(join(tmpdir(), 'mashangban-three-'))
  // Within the project, because the bundle finds its packages from there.
  const built = resolve('dist', `three-processes-${process.pid}`)

  before('start them', async function () {
    set = await startReplicaSet(3)
    if ('missing' in set) {
      console.log(`Not tried with three processes: ${set.missing}`)
      return this.skip()
    }
    members = set.members
    const url = set.url.replace('/?', '/three?')
    await bundleWithPackages({ index: 'server/index.ts' }, built)
    await mongoose.connect(url, { autoIndex: false, autoCreate: false, writeConcern: { w: 'majority' } })
    const own = { DATA_DIR: dataDir, MONGODB_URL: url, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'info' }
    setSettings(readSettings(own))
    await aCity()
    const { account } = await aStaff({ roles: ['operator'] })
    const residents = await Promise.all(Array.from({ length: 4 }, openDeviceSession))
    const env = { PATH: process.env.PATH, ...own }
    // The first makes the indexes.
    processes.push(await startProcess(join(built, 'index.js'), env))
    processes.push(...(await Promise.all([1, 2].map(() => startProcess(join(built, 'index.js'), env)))))
    proxy = await roundRobin(processes.map(({ port }) => port))
    const { token } = await openStaffSession(account)
    writers = startWriters(
      proxy.url,
      residents.map(resident => resident.token),
      token
    )
    await writers.more(eachTime)
  })

  after('stop all', async () => {
    await writers?.stop()
    await proxy?.close()
    await Promise.all(processes.map(one => one.stop()))
    await mongoose.disconnect()
    if (set && 'stop' in set) await set.stop()
    rmSync(dataDir, { recursive: true, force: true })
    rmSync(built, { recursive: true, force: true })
  })

  async function goOn() {
    await writers.more(eachTime)
    assert.deepEqual(writers.strange, [])
  }

  it('go on by themselves when the primary is killed', async () => {
    const answer = await mongoose.connection.db?.admin().command({ hello: 1 })
    const primary = answer?.primary as string | undefined
    assert.ok(primary)
    await writers.more(1)
    members.find(({ host }) => host === primary)?.kill()
    const killed = Date.now()
    // What was under way may have been written before.
    await writers.more(5)
    console.log(
      `      after the primary was killed: writing again after ${((Date.now() - killed) / 1000).toFixed(1)} s`
    )
    await goOn()
  })

  it('go on as two when one of them is killed', async () => {
    processes[0]?.kill()
    await goOn()
  })

  it('go on as one when another is stopped, which finishes what it has begun', async () => {
    assert.equal(await processes[1]?.stop(), 0)
    await goOn()
  })

  it('have every acknowledged report and step once, and nothing else', async () => {
    await writers.stop()
    const { acknowledged } = writers
    assert.ok(acknowledged.length >= 4 * eachTime)
    assert.deepEqual(
      acknowledged.filter(({ accepted }) => !accepted),
      []
    )
    const reports = await ReportModel.find().lean()
    const cases = await CaseModel.find().lean()
    const keys = acknowledged.map(({ key }) => key).sort()
    assert.deepEqual(reports.map(({ idempotencyKey }) => idempotencyKey).sort(), keys)
    const numbers = acknowledged.map(({ caseNo }) => caseNo).sort()
    assert.deepEqual(cases.map(({ caseNo }) => caseNo).sort(), numbers)
    assert.equal(new Set(numbers).size, numbers.length)
    for (const { caseNo, state, history } of cases) {
      assert.deepEqual([state, history.filter(({ action }) => action === 'accept').length], ['accepted', 1], caseNo)
    }
  })
})
