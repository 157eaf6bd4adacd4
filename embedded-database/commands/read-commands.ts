import { compileProjection } from '../aggregate/projection'
import { compileStages, neededFields, stageOf } from '../aggregate/stages'
import { count, find, type Query, readerFor } from '../query/find'
import { encode } from '../values/bson'
import { CommandError, unsupported } from '../values/errors'
import { keyText } from '../values/keys'
import { reach } from '../values/paths'
import { type Doc, isDoc, isNumber, plain } from '../values/values'
import { type Command, type Context, namespace, wholeNumber } from './command'

export const readCommands: Record<string, Command> = {
  find: {
    options: 'filter projection sort skip limit batchSize singleBatch hint noCursorTimeout allowDiskUse'.split(' '),
    run(context) {
      const { filter, projection, sort, skip, limit, batchSize, singleBatch, hint } = context.command
      const ns = namespace(context)
      const limits = {
        skip: wholeNumber(skip),
        limit: Math.abs(wholeNumber(limit)) || Infinity,
        maxTimeMS: wholeNumber(context.command.maxTimeMS)
      }
      const found = find(context.store.collections.get(ns), { filter, sort, hint, ...limits })
      const single = singleBatch === true || wholeNumber(limit) < 0
      return context.cursors.first(ns, shaped(found, projection), batchSize, single)
    }
  },
  aggregate: {
    options: ['pipeline', 'cursor', 'hint', 'allowDiskUse', 'bypassDocumentValidation'],
    run(context) {
      const { pipeline, cursor, hint } = context.command
      if (context.command.aggregate === 1) throw unsupported('an aggregation over no collection')
      const ns = namespace(context)
      const batchSize = isDoc(cursor) ? cursor.batchSize : undefined
      return context.cursors.first(ns, encoded(aggregate(context, ns, pipeline, hint)), batchSize)
    }
  },
  getMore: {
    options: ['collection', 'batchSize'],
    run({ cursors, database, command }) {
      return cursors.more(command.getMore, `${database}.${String(command.collection)}`, command.batchSize)
    }
  },
  killCursors: {
    options: ['cursors'],
    run: ({ cursors, command }) => cursors.kill(Array.isArray(command.cursors) ? command.cursors : [])
  },
  count: {
    options: ['query', 'skip', 'limit', 'hint', 'fields'],
    run(context) {
      const { query, skip, limit, hint } = context.command
      const limits = {
        skip: wholeNumber(skip),
        limit: Math.abs(wholeNumber(limit)) || Infinity,
        maxTimeMS: wholeNumber(context.command.maxTimeMS)
      }
      return { n: count(context.store.collections.get(namespace(context)), { filter: query, hint, ...limits }) }
    }
  },
  distinct: {
    options: ['key', 'query', 'hint'],
    run(context) {
      const { key, query, hint } = context.command
      const parts = String(key).split('.')
      const read = readerFor(new Set([parts[0] ?? '']))
      const values = new Map<string, unknown>()
      const note = (value: unknown) => {
        for (const member of Array.isArray(value) ? value : [value]) {
          if (member !== undefined) values.set(keyText(member), member)
        }
        return false
      }
      for (const [, bytes] of find(context.store.collections.get(namespace(context)), { filter: query, hint })) {
        reach(read(bytes), parts, false, note)
      }
      return { values: [...values.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value) }
    }
  }
}

function* shaped(found: Iterable<[number, Buffer]>, projection: unknown): Generator<Buffer> {
  const shape = isDoc(projection) && Object.keys(projection).length > 0 ? compileProjection(projection) : undefined
  const read = readerFor(undefined)
  for (const [, bytes] of found) yield shape ? encode(shape(read(bytes))) : bytes
}

export function* encoded(docs: Iterable<Doc | Buffer>): Generator<Buffer> {
  for (const doc of docs) yield Buffer.isBuffer(doc) ? doc : encode(doc)
}

/** Runs leading stages as a query, which can use indexes. A mere count reads no documents. */
function aggregate({ store, command }: Context, ns: string, pipeline: unknown, hint: unknown): Iterable<Doc | Buffer> {
  if (!Array.isArray(pipeline)) throw new CommandError(14, "'pipeline' option must be specified as an array")
  const collection = store.collections.get(ns)
  const { query: asked, rest } = splitQuery(pipeline)
  const query = { ...asked, maxTimeMS: wholeNumber(command.maxTimeMS) }
  const run = compileStages(rest)
  compileStages(pipeline.slice(0, pipeline.length - rest.length))
  const counted = countedAs(rest[0])
  if (counted && query.sort === undefined) {
    const n = count(collection, { ...query, hint })
    return compileStages(rest.slice(1))(n > 0 ? [counted(n)] : [])
  }
  const found = find(collection, { ...query, hint })
  if (rest.length === 0) return bytesOf(found)
  const read = readerFor(neededFields(rest))
  return run(documents(found, read))
}

function* bytesOf(found: Iterable<[number, Buffer]>): Generator<Buffer> {
  for (const [, bytes] of found) yield bytes
}

function* documents(found: Iterable<[number, Buffer]>, read: (bytes: Buffer) => Doc): Generator<Doc> {
  for (const [, bytes] of found) yield read(bytes)
}

/** Splits off leading `$match`, `$sort`, `$skip`, `$limit`, in this order, as one query. */
function splitQuery(pipeline: unknown[]): { query: Query; rest: unknown[] } {
  const filters: unknown[] = []
  const query: Query = {}
  let taken = 0
  for (const stage of pipeline) {
    const [name, operand] = stageOf(stage)
    const number = isNumber(operand) ? Number(plain(operand)) : 0
    if (name === '$match' && isDoc(operand) && query.sort === undefined && !query.skip && !query.limit)
      filters.push(operand)
    else if (name === '$sort' && query.sort === undefined && !query.skip && !query.limit) query.sort = operand
    else if (name === '$skip' && !query.skip && !query.limit && number > 0) query.skip = number
    else if (name === '$limit' && !query.limit && number > 0) query.limit = number
    else break
    taken++
  }
  query.filter = filters.length === 1 ? filters[0] : filters.length ? { $and: filters } : {}
  return { query, rest: pipeline.slice(taken) }
}

/** Returns how to make the result of a stage that only counts, as the driver's countDocuments sends it. */
function countedAs(stage: unknown): ((n: number) => Doc) | undefined {
  if (stage === undefined) return undefined
  const [name, operand] = stageOf(stage)
  if (name === '$count') return n => ({ [String(operand)]: n })
  if (name !== '$group' || !isDoc(operand)) return undefined
  const { _id, ...fields } = operand
  const constant = _id === null || isNumber(_id)
  const ones = Object.values(fields).every(field => isDoc(field) && Object.keys(field).length === 1 && field.$sum === 1)
  return constant && ones
    ? n => ({ _id, ...Object.fromEntries(Object.keys(fields).map(field => [field, n])) })
    : undefined
}
