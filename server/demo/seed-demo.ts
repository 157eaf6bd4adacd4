import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import mongoose from 'mongoose'
import type { Settings } from '../../config/server'
import { markLights } from '../cases/clocks/mark-lights'
import { CaseModel } from '../cases/model'
import { announce } from '../messages/announce'
import { AccountModel } from '../staff/model'
import { seedCases } from './seed-cases'
import { seedGround } from './seed-ground'
import { seedLoop } from './seed-loop'

/** What the demo tells whoever started it. */
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
 * Fills an empty database with the demo city; one that a stopped start left half filled is emptied and filled anew.
 * Does nothing in production or on a database that holds something else. Undefined when this is no demo.
 */
export async function seedDemo(settings: Settings, now = new Date()): Promise<Demo | undefined> {
  if (settings.production) return undefined
  const mark = await marks().findOne({ _id: 'city' })
  if (mark?.done) return { password: demoPassword(settings), seeded: false }
  if (!mark && ((await AccountModel.exists({})) || (await CaseModel.exists({})))) return undefined
  for (const model of Object.values(mongoose.models)) await model.deleteMany({})
  const password = demoPassword(settings)
  await marks().updateOne({ _id: 'city' }, { $set: { done: false } }, { upsert: true })
  await seedGround(password, now)
  await seedCases(now)
  await seedLoop(now)
  await markLights(now)
  // Whoever signs in finds messages as old as what they are about.
  while (await announce(({ entry }) => entry.at)) {}
  await marks().updateOne({ _id: 'city' }, { $set: { done: true } })
  return { password, seeded: true }
}

/** Random for each installation and kept in the data folder, unless DEMO_PASSWORD names one. */
function demoPassword({ demoPassword: given, dataDir }: Settings): string {
  if (given) return given
  const file = join(dataDir, 'demo-password')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  const made = randomBytes(6).toString('base64url')
  writeFileSync(file, `${made}\n`, { mode: 0o600 })
  return made
}
