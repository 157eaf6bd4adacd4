import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import mongoose from 'mongoose'
import type { Settings } from '../../config/server'
import { auditName } from '../audit/model'
import { markLights } from '../cases/clocks/mark-lights'
import { CaseModel } from '../cases/model'
import { announce } from '../messages/announce'
import { AccountModel } from '../staff/model'
import { seedCases } from './seed-cases'
import { seedGround } from './seed-ground'
import { seedLoop } from './seed-loop'

/** What is printed for the person who started the demo. */
export interface Demo {
  password: string
  seeded: boolean
}

interface Mark {
  _id: string
  done: boolean
}
const marks = () => mongoose.connection.collection<Mark>('demo')

/**
 * Fills an empty database with the demo city. A database that a stopped start left half filled is emptied first.
 * Returns undefined and changes nothing in production or when the database holds anything else.
 */
export async function seedDemo(settings: Settings, now = new Date()): Promise<Demo | undefined> {
  if (settings.production) return undefined
  const mark = await marks().findOne({ _id: 'city' })
  if (mark?.done) return { password: demoPassword(settings), seeded: false }
  if (!mark && ((await AccountModel.exists({})) || (await CaseModel.exists({})))) return undefined
  await emptyAll()
  const password = demoPassword(settings)
  await marks().updateOne({ _id: 'city' }, { $set: { done: false } }, { upsert: true })
  await seedGround(password, now)
  await seedCases(now)
  await seedLoop(now)
  await markLights(now)
  // Messages get the times of the steps that they are about.
  while (await announce(({ entry }) => entry.at)) {}
  await marks().updateOne({ _id: 'city' }, { $set: { done: true } })
  return { password, seeded: true }
}

/** The audit log stays: the start has written into it already, and each entry hangs on the one before. */
async function emptyAll() {
  for (const model of Object.values(mongoose.models)) {
    if (model.modelName !== auditName) await model.deleteMany({})
  }
}

/** Returns DEMO_PASSWORD, or else a random password that is stored in the data folder. */
function demoPassword({ demoPassword: given, dataDir }: Settings): string {
  if (given) return given
  const file = join(dataDir, 'demo-password')
  if (existsSync(file)) {
    const kept = readFileSync(file, 'utf8').trim()
    if (!kept) throw new Error(`${file} 是空的，演示账号的密码不在里面了：请删除它，或用 DEMO_PASSWORD 写明密码`)
    return kept
  }
  const made = randomBytes(6).toString('base64url')
  writeFileSync(file, `${made}\n`, { mode: 0o600 })
  return made
}
