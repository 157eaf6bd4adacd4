import assert from 'node:assert/strict'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type mongoose from 'mongoose'
import { withDatabase } from '../../server/backup/connect-mongodb'
import { isOfColour } from './coloured-photo'
import type { Environment } from './deploy-files'
import { failureOf, runBuilt } from './installation'
import type { Nginx } from './start-nginx'
import { photoOf } from './through-nginx'
import type { Sent } from './under-load'
import { visitor } from './visitor'

/** Runs the documented command. Returns the folder that it names. */
export async function backUp(app: string, env: Environment, into: string): Promise<string> {
  const { stdout } = await runBuilt(app, env, 'backup', into)
  const folder = /已备份到 (\S+?)（/.exec(stdout)?.[1]
  assert.ok(folder && existsSync(folder), stdout)
  return folder
}

/** On an empty machine; a second time is refused, and changes nothing. */
export async function restore(app: string, env: Environment, dataDir: string, backup: string) {
  mkdirSync(dataDir)
  await runBuilt(app, env, 'restore', backup)
  const before = await countOf(env.MONGODB_URL ?? '')
  const again = await failureOf(runBuilt(app, env, 'restore', backup))
  assert.equal(again?.code, 1)
  assert.match(again?.stderr ?? '', /已有数据/)
  assert.equal(await countOf(env.MONGODB_URL ?? ''), before)
}

export const countOf = (url: string) => withDatabase(url, database => database.collection('reports').countDocuments())

/**
 * What a restored database must be whatever was written during the backup: each report once, each with its case and its
 * photos, and none that nobody sent.
 */
export async function tryWhole(url: string, media: string, sent: readonly Pick<Sent, 'key'>[]) {
  const { reports, cases } = await withDatabase(url, async database => ({
    reports: await database.collection('reports').find().toArray(),
    cases: await database.collection('cases').find().toArray()
  }))
  const keys = reports.map(({ idempotencyKey }) => String(idempotencyKey))
  assert.equal(new Set(keys).size, keys.length, 'A report is there twice')
  const known = new Set(sent.map(({ key }) => key))
  assert.deepEqual(
    keys.filter(key => !known.has(key)),
    []
  )
  const numbers = new Set(cases.map(({ caseNo }) => String(caseNo)))
  assert.equal(numbers.size, cases.length, 'A case is there twice')
  // One that was half sent has been acknowledged to nobody, and a job opens its case.
  const withoutCase = reports.filter(({ caseNo, complete }) => complete !== false && !numbers.has(String(caseNo)))
  assert.deepEqual(withoutCase, [])
  const reported = new Set(reports.map(({ caseNo }) => String(caseNo)))
  // One whose server was about to write its report is finished or swept by a job.
  const unreported = [...numbers].filter(caseNo => !reported.has(caseNo))
  assert.ok(unreported.length <= sent.length - reports.length, `Cases without a report: ${unreported}`)
  assert.deepEqual(photosMissing(reports, media), [])
  return reports.length
}

function photosMissing(reports: readonly mongoose.mongo.Document[], media: string): string[] {
  const ids = reports.flatMap(report => (report.media as unknown[]).map(String))
  assert.ok(ids.length > 0)
  return ids.filter(id => !existsSync(join(media, id.slice(22), id, 'display.jpg')))
}

/** Each of these is there with its own photo, as the resident who sent it sees it. */
export async function tryEach(nginx: Nginx, acknowledged: readonly Sent[]) {
  for (const { token, reportId, colour } of acknowledged) {
    const resident = visitor(nginx)
    resident.token = token
    assert.ok(await isOfColour(await photoOf(resident, reportId), colour), `The photo of ${reportId} is another one`)
    resident.leave()
  }
}
