import { randomBytes } from 'node:crypto'
import mongoose from 'mongoose'
import { outlivingFile } from '../../scripts/test-run/children'
import { specsOf } from '../db/indexes'

interface Kept {
  name: string
  /** The indexes of each collection, as they were made. */
  indexes: Map<string, string>
}

const keptAt = new Map<string, Kept>()

/** The database of this process on a server. Its files of tests use one after another: making two hundred indexes is slow. */
export async function keptDatabase(url: string): Promise<string> {
  const there = keptAt.get(url)
  if (there) return there.name
  const name = `test_${randomBytes(6).toString('hex')}`
  keptAt.set(url, { name, indexes: new Map() })
  await outlivingFile(
    async () => {},
    () => drop(url, name)
  )
  return name
}

async function drop(url: string, name: string): Promise<void> {
  const client = await mongoose.mongo.MongoClient.connect(url)
  await client.db(name).dropDatabase()
  await client.close()
}

/** Empties the database that mongoose is connected to, and makes the indexes of every model known by now. */
export async function emptyWithIndexes(url: string): Promise<void> {
  const { db: database } = mongoose.connection
  const kept = keptAt.get(url)
  if (!database || !kept) throw new Error('Not connected to the database that is kept')
  if (!(await emptied(database, kept.indexes))) {
    await database.dropDatabase()
    kept.indexes.clear()
  }
  for (const { collection, schema } of Object.values(mongoose.models)) {
    if (kept.indexes.has(collection.name)) continue
    const specs = specsOf(schema)
    if (specs.length > 0) await collection.createIndexes(specs)
    kept.indexes.set(collection.name, await indexesOf(database, collection.name))
  }
}

/** Returns false, and the database must go, when the last file has changed more than documents. */
async function emptied(database: mongoose.mongo.Db, indexes: ReadonlyMap<string, string>): Promise<boolean> {
  const there = await database.listCollections({}, { nameOnly: true }).toArray()
  const names = new Set(there.map(({ name }) => name))
  if (there.some(({ name }) => name.startsWith('system.'))) return false
  if ([...indexes].some(([name, made]) => made !== '' && !names.has(name))) return false
  const asMade = there.map(async ({ name }) => {
    const made = indexes.get(name)
    if (made === undefined) return database.dropCollection(name)
    return made === (await indexesOf(database, name)) && (await database.collection(name).deleteMany({})).acknowledged
  })
  return (await Promise.all(asMade)).every(Boolean)
}

async function indexesOf(database: mongoose.mongo.Db, name: string): Promise<string> {
  const there = await database.listCollections({ name }, { nameOnly: true }).hasNext()
  return there ? JSON.stringify(await database.collection(name).listIndexes().toArray()) : ''
}
