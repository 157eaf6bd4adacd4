import { readSettings } from '../config/server'
import { PlaceCodeModel } from '../server/codes/model'
import { seedDemo } from '../server/demo/seed-demo'
import { startServer } from '../server/start-server'
import type { CityFacts } from './city'

/** The server of a test city; tells its parent where it is and which codes hang. */
const settings = readSettings()
const { port } = await startServer({ ...settings, host: '127.0.0.1' }, async () => {
  await seedDemo(settings)
})
const posted = await PlaceCodeModel.find({ state: 'posted' }).sort({ component: 1 }).lean()
const retired = await PlaceCodeModel.findOne({ state: 'retired', successor: null }).orFail().lean()
const facts: CityFacts = { port, codes: posted.map(({ _id }) => _id), retiredCode: retired._id }
process.send?.(facts)
process.once('disconnect', () => process.exit(0))
