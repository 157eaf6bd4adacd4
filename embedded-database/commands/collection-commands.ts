import { compileFilter } from '../filter/filter'
import type { IndexSpec } from '../storage/index-keys'
import { checkIndexSpec, type Store } from '../storage/store'
import { CommandError } from '../values/errors'
import { type Doc, equal, isDoc } from '../values/values'
import { type Command, type Context, namespace } from './command'
import { encoded } from './read-commands'

export const collectionCommands: Record<string, Command> = {
  create: {
    options: [],
    run(context) {
      context.store.write(() => context.store.create(namespace(context)))
      return {}
    }
  },
  drop: {
    options: [],
    run(context) {
      const ns = namespace(context)
      const collection = context.store.collections.get(ns)
      if (!collection) return { ns }
      const nIndexesWas = collection.indexes.length
      context.store.write(() => context.store.drop(collection))
      return { nIndexesWas, ns }
    }
  },
  dropDatabase: {
    options: [],
    run({ store, database }) {
      const all = collectionsOf(store, database)
      if (all.length) store.write(() => all.map(collection => store.drop(collection)))
      return all.length ? { dropped: database } : {}
    }
  },
  listCollections: {
    options: ['filter', 'nameOnly', 'cursor', 'authorizedCollections'],
    run({ store, cursors, database, command }) {
      const filter = compileFilter(isDoc(command.filter) ? command.filter : {})
      const docs = collectionsOf(store, database).map(({ ns, indexes }) => ({
        name: ns.slice(database.length + 1),
        type: 'collection',
        ...(command.nameOnly ? {} : { options: {}, info: { readOnly: false }, idIndex: indexes[0]?.spec })
      }))
      return cursors.first(`${database}.$cmd.listCollections`, encoded(docs.filter(filter)), undefined)
    }
  },
  listDatabases: {
    options: ['nameOnly', 'filter', 'authorizedDatabases'],
    run({ store, command }) {
      const names = [...new Set([...store.collections.keys()].map(ns => ns.split('.')[0] ?? ''))].sort()
      const filter = compileFilter(isDoc(command.filter) ? command.filter : {})
      const sizes = command.nameOnly ? {} : { sizeOnDisk: 0, empty: false }
      return { databases: names.map(name => ({ name, ...sizes })).filter(filter), totalSize: 0 }
    }
  },
  createIndexes: { options: ['indexes', 'commitQuorum'], run: createIndexes },
  listIndexes: {
    options: ['cursor'],
    run(context) {
      const ns = namespace(context)
      const collection = existing(context)
      return context.cursors.first(ns, encoded(collection.indexes.map(({ spec }) => spec)), undefined)
    }
  },
  dropIndexes: {
    options: ['index'],
    run(context) {
      const collection = existing(context)
      const { index } = context.command
      const dropped =
        index === '*'
          ? collection.indexes.slice(1)
          : (Array.isArray(index) ? index : [index]).map(one => named(collection.indexes, one))
      const nIndexesWas = collection.indexes.length
      context.store.write(() => dropped.map(one => collection.dropIndex(one)))
      return { nIndexesWas }
    }
  }
}

function named<T extends { spec: IndexSpec }>(indexes: T[], wanted: unknown): T {
  const found = indexes.find(({ spec }) => (isDoc(wanted) ? equal(spec.key, wanted) : spec.name === wanted))
  if (!found) throw new CommandError(27, `index not found with name [${String(wanted)}]`)
  if (found.spec.name === '_id_') throw new CommandError(72, 'cannot drop _id index')
  return found
}

function createIndexes(context: Context): Doc {
  const { indexes } = context.command
  if (!Array.isArray(indexes) || indexes.length === 0)
    throw new CommandError(2, 'Must specify at least one index to create')
  const specs = (indexes as IndexSpec[]).map(({ background, ...spec }) => ({ v: 2, ...spec }) as IndexSpec)
  specs.forEach(checkIndexSpec)
  const createdCollectionAutomatically = !context.store.collections.has(namespace(context))
  return context.store.write(() => {
    const collection = context.store.create(namespace(context))
    const numIndexesBefore = collection.indexes.length
    for (const spec of specs) if (!isThere(collection.indexes, spec)) collection.addIndex(spec)
    const numIndexesAfter = collection.indexes.length
    const note = numIndexesAfter === numIndexesBefore ? { note: 'all indexes already exist' } : {}
    return { numIndexesBefore, numIndexesAfter, createdCollectionAutomatically, ...note }
  })
}

/** Returns whether this index exists. Refuses, as MongoDB does, when another index has its name or its keys. */
function isThere(indexes: { spec: IndexSpec }[], wanted: IndexSpec): boolean {
  if (equal(wanted.key, { _id: 1 })) return true
  for (const { spec } of indexes) {
    const same = (option: string) => equal(spec[option] ?? false, wanted[option] ?? false)
    const alike = ['unique', 'partialFilterExpression', 'expireAfterSeconds'].every(same)
    if (spec.name === wanted.name) {
      if (same('key') && alike) return true
      const message = `An existing index has the same name as the requested index. Requested index: ${wanted.name}`
      throw new CommandError(same('key') ? 85 : 86, message)
    }
    if (same('key') && same('partialFilterExpression')) {
      throw new CommandError(85, `Index already exists with a different name: ${spec.name}`)
    }
  }
  return false
}

function collectionsOf(store: Store, database: string) {
  return [...store.collections.values()].filter(({ ns }) => ns.startsWith(`${database}.`))
}

function existing(context: Context) {
  const ns = namespace(context)
  const collection = context.store.collections.get(ns)
  if (!collection) throw new CommandError(26, `ns does not exist: ${ns}`)
  return collection
}
