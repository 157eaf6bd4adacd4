import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { open, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { deserialize, EJSON } from 'bson'
import mongoose, { type mongo } from 'mongoose'

const batch = 1000

/** A collection that is being moved. Its documents are bytes, so that no value changes its type on the way. */
export interface Moving {
  name: string
  indexes: mongo.IndexDescriptionInfo[]
  documents: AsyncIterable<Uint8Array>
}

/** Reads all collections; from a replica set as they were when this began, whatever others write meanwhile. */
export async function* readDatabase(database: mongo.Db): AsyncGenerator<Moving> {
  const [first] = await namesIn(database)
  const session = first && (await isReplicaSet(database)) ? await momentOf(database, first) : undefined
  const options = { raw: true, batchSize: batch, ...(session && { session }) }
  try {
    for (const name of await namesIn(database)) {
      const collection = database.collection(name)
      const documents = collection.find({}, options) as unknown as AsyncIterable<Uint8Array>
      yield { name, indexes: await collection.indexes(), documents }
    }
  } finally {
    await session?.endSession()
  }
}

async function namesIn(database: mongo.Db): Promise<string[]> {
  const all = await database.listCollections({ type: 'collection' }, { nameOnly: true }).toArray()
  return all.map(({ name }) => name).filter(name => !name.startsWith('system.'))
}

export async function isReplicaSet(database: mongo.Db): Promise<boolean> {
  const { setName, msg } = await database.admin().command({ hello: 1 })
  return Boolean(setName) || msg === 'isdbgrid'
}

/** The first read of such a session fixes the moment of all others, if its collection is there. */
async function momentOf(database: mongo.Db, collection: string): Promise<mongo.ClientSession> {
  const session = database.client.startSession({ snapshot: true })
  await database.collection(collection).findOne({}, { session })
  return session
}

/** Writes into empty collections only, so that moved data never mixes with other data. Returns counts by collection. */
export async function writeDatabase(
  database: mongo.Db,
  collections: AsyncIterable<Moving>
): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for await (const { name, indexes, documents } of collections) {
    const collection = database.collection(name)
    if ((await collection.estimatedDocumentCount()) > 0)
      throw new Error(`目标数据库的集合 ${name} 里已有数据，没有写入任何内容到这个集合`)
    let count = 0
    let pending: mongo.Document[] = []
    const flush = async () => {
      if (pending.length) await collection.insertMany(pending, { ignoreUndefined: false })
      count += pending.length
      pending = []
    }
    for await (const bytes of documents) {
      pending.push(deserialize(bytes, { promoteValues: false, bsonRegExp: true }))
      if (pending.length === batch) await flush()
    }
    await flush()
    const own = indexes.filter(index => index.name !== '_id_').map(({ ns, ...index }) => index)
    if (own.length) await collection.createIndexes(own as mongo.IndexDescription[])
    counts.set(name, count)
  }
  return counts
}

export async function* readFolder(folder: string): AsyncGenerator<Moving> {
  for (const file of readdirSync(folder).filter(file => file.endsWith('.bson'))) {
    const name = file.slice(0, -'.bson'.length)
    const metadata = join(folder, `${name}.metadata.json`)
    const { indexes } = existsSync(metadata) ? EJSON.parse(await readFile(metadata, 'utf8')) : { indexes: [] }
    yield { name, indexes, documents: readBson(join(folder, file)) }
  }
}

export async function writeFolder(folder: string, collections: AsyncIterable<Moving>): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  mkdirSync(folder, { recursive: true })
  for await (const { name, indexes, documents } of collections) {
    const path = join(folder, `${name}.bson`)
    if (existsSync(path)) throw new Error(`${path} 已经存在，请换一个空的文件夹`)
    const count = await writeBson(path, documents)
    const metadata = { indexes, options: {}, type: 'collection', collectionName: name }
    await writeFile(join(folder, `${name}.metadata.json`), EJSON.stringify(metadata, { relaxed: false }), {
      mode: 0o600
    })
    counts.set(name, count)
  }
  return counts
}

/** Writes them in large pieces: a replica set remembers a moment for five minutes only. Returns how many. */
async function writeBson(path: string, documents: AsyncIterable<Uint8Array>): Promise<number> {
  const file = await open(path, 'wx', 0o600)
  try {
    let count = 0
    let pending: Uint8Array[] = []
    const flush = async () => {
      if (pending.length > 0) await file.write(Buffer.concat(pending))
      pending = []
    }
    for await (const bytes of documents) {
      pending.push(bytes)
      count += 1
      if (pending.length === batch) await flush()
    }
    await flush()
    await file.sync()
    return count
  } finally {
    await file.close()
  }
}

async function* readBson(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path)
  try {
    for (;;) {
      const head = Buffer.alloc(4)
      const { bytesRead } = await file.read(head, 0, 4)
      if (bytesRead === 0) return
      const bytes = Buffer.alloc(bytesRead === 4 ? head.readInt32LE() : 0)
      const rest = await file.read(bytes, 4, bytes.length - 4)
      if (rest.bytesRead !== bytes.length - 4) throw new Error(`${path} 不完整`)
      head.copy(bytes)
      yield bytes
    }
  } finally {
    await file.close()
  }
}

/** Runs something on a database and closes the connection afterwards. */
async function using<T>(url: string, run: (database: mongo.Db) => Promise<T>): Promise<T> {
  const connection = await mongoose.createConnection(url, { w: 'majority' }).asPromise()
  try {
    if (!connection.db) throw new Error('没有连接上数据库')
    return await run(connection.db as unknown as mongo.Db)
  } finally {
    await connection.close()
  }
}

/**
 * Copies all collections and indexes from one place to the other; each is a folder or a url. Returns counts by
 * collection.
 */
export function transfer(from: string, to: string): Promise<Map<string, number>> {
  const isUrl = (place: string) => /^mongodb(\+srv)?:\/\//.test(place)
  const write = (collections: AsyncIterable<Moving>) =>
    isUrl(to) ? using(to, database => writeDatabase(database, collections)) : writeFolder(resolve(to), collections)
  return isUrl(from) ? using(from, database => write(readDatabase(database))) : write(readFolder(resolve(from)))
}
