import mongoose, { type IndexDefinition, type IndexOptions } from 'mongoose'

type Wanted = [IndexDefinition, IndexOptions]
interface Missing {
  build: () => Promise<void>
  name: string
}

/** An index of a collection with fewer documents is built in a moment. */
const small = 1000
let waiting = 0

/** Whether indexes are still to be built: a query that names one must do without. */
export const indexesWait = () => waiting > 0

/** Creates the models' indexes. Existing indexes are not touched. */
export async function prepareIndexes(): Promise<void> {
  for (const { build } of await indexesBeside()) await build()
}

/**
 * Creates the indexes that must stand before the first write, as nothing may be there twice, and those that are made in a
 * moment. Returns the others, which are built beside the work: each `build` can be broken off and begun again.
 */
export async function indexesBeside(): Promise<Missing[]> {
  const missing: Missing[] = []
  for (const model of Object.values(mongoose.models)) {
    const wanted = model.schema.indexes() as Wanted[]
    if (wanted.length === 0) continue
    const later = wanted.filter(await canWait(model))
    const now = wanted.filter(each => !later.includes(each))
    if (now.length > 0) await model.collection.createIndexes(now.map(specOf))
    for (const each of later) {
      const [fields, options] = each
      const name = `${model.collection.name} ${Object.keys(fields).join(', ')}`
      missing.push({
        name,
        async build() {
          await model.collection.createIndex(fields as Record<string, 1 | -1>, options as object)
          waiting -= 1
        }
      })
    }
  }
  waiting = missing.length
  return missing
}

/** An index that is there already is asked for with the others: one with its name and other rules is a mistake to be told. */
async function canWait({ collection }: (typeof mongoose.models)[string]) {
  const names = new Set((await indexesOf(collection)).map(({ name }) => name))
  const many = (await collection.countDocuments({}, { limit: small })) === small
  return (each: Wanted) => many && !each[1].unique && !names.has(nameOf(each))
}

async function indexesOf(collection: mongoose.Collection): Promise<{ name?: string }[]> {
  try {
    return await collection.listIndexes().toArray()
  } catch (error) {
    const noCollection = error instanceof mongoose.mongo.MongoServerError && error.code === 26
    if (!noCollection) throw error
    return []
  }
}

const nameOf = ([fields, { name }]: Wanted) => name ?? Object.entries(fields).flat().join('_')

/** Returns a schema's indexes as one command takes them all. */
export const specsOf = (schema: mongoose.Schema) => (schema.indexes() as Wanted[]).map(specOf)

function specOf(each: Wanted) {
  const [fields, { unique, ...options }] = each
  return { ...options, ...(unique && { unique: true }), key: fields as Record<string, 1 | -1>, name: nameOf(each) }
}
