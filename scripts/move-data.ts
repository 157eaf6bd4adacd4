import { parseArgs } from 'node:util'
import { readDataPlace } from '../config/server'
import { startEmbedded } from '../embedded-database/start'
import { transfer } from '../embedded-database/transfer/transfer'
import { withDatabaseName } from '../server/db/connect'
import { sentenceOf } from '../server/db/explain-mongodb'

/**
 * Moves all data of this installation out to a folder or a MongoDB, or in from there, while the server is stopped:
 *
 *     npm run db:export -- FOLDER               npm run db:import -- FOLDER
 *     npm run db:export -- mongodb://…/name     npm run db:import -- mongodb://…/name
 */
const usage = '用法：npm run db:export -- <文件夹或 mongodb://…>，npm run db:import -- <文件夹或 mongodb://…>'

async function moveData() {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { 'data-dir': { type: 'string' } } })
  const [direction, place] = positionals
  if (!place || (direction !== 'export' && direction !== 'import')) throw new Error(usage)
  const { dataDir, mongodbUrl } = readDataPlace()
  // With MONGODB_URL the data is in that MongoDB. Without it the embedded database has the data and must not be
  // running.
  if (mongodbUrl && !values['data-dir']) return move(direction, withDatabaseName(mongodbUrl), place)
  const embedded = await startEmbedded({ dataDir: values['data-dir'] ?? dataDir })
  try {
    await move(direction, withDatabaseName(embedded.url), place)
  } finally {
    await embedded.close()
  }
}

async function move(direction: 'export' | 'import', home: string, place: string) {
  const counts = direction === 'export' ? await transfer(home, place) : await transfer(place, home)
  for (const [name, count] of counts) console.log(`${name}  ${count}`)
}

try {
  await moveData()
} catch (error) {
  console.error(sentenceOf(error))
  process.exitCode = 1
}
