import { readSettings } from '../config/server'
import { PlaceCodeModel } from '../server/codes/model'
import { seedDemo } from '../server/demo/seed-demo'
import { createAccount } from '../server/staff/account'
import { AccountModel } from '../server/staff/model'
import { startServer } from '../server/start-server'
import type { CityFacts } from './city'

/** The server of a test city; tells its parent where it is and which codes hang. */

// It ends with its parent, also while it is still starting.
process.once('disconnect', () => process.exit(0))
if (!process.connected) process.exit(0)

const settings = readSettings()
const { port } = await startServer({ ...settings, host: '127.0.0.1' }, async () => {
  const demo = await seedDemo(settings)
  if (demo?.seeded) await addSecondCollector(demo.password)
})
const posted = await PlaceCodeModel.find({ state: 'posted' }).sort({ component: 1 }).lean()
const retired = await PlaceCodeModel.findOne({ state: 'retired', successor: null }).orFail().lean()
const facts: CityFacts = { port, codes: posted.map(({ _id }) => _id), retiredCode: retired._id }
process.send?.(facts)

/** Somebody for the collector to meet at work, in the same duty grids. */
async function addSecondCollector(password: string) {
  const { dutyGrids } = await AccountModel.findOne({ username: 'collector' }).orFail().lean()
  await createAccount({
    username: 'collector2',
    name: '采集员乙',
    password,
    roles: ['collector'],
    dutyGrids: dutyGrids ?? []
  })
}
