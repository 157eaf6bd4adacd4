import { ObjectId } from 'bson'
import { compileProjection } from '../aggregate/projection'
import { find } from '../query/find'
import type { Collection } from '../storage/collection'
import { compileUpdate, seedOf, type Update } from '../update/update'
import { decode, encode, firstFieldIs } from '../values/bson'
import { CommandError } from '../values/errors'
import { type Doc, isDoc } from '../values/values'
import { type Command, type Context, checkOptions, namespace, wholeNumber } from './command'

export const writeCommands: Record<string, Command> = {
  insert: {
    options: ['documents', 'ordered', 'bypassDocumentValidation'],
    run(context) {
      return written(context, context.documents, (collection, bytes) => {
        insert(collection, decode(bytes), bytes)
        return { n: 1 }
      })
    }
  },
  update: {
    options: ['updates', 'ordered', 'bypassDocumentValidation'],
    run(context) {
      return written(context, statements(context.command.updates), (collection, statement) =>
        updateStatement(collection, statement)
      )
    }
  },
  delete: {
    options: ['deletes', 'ordered'],
    run(context) {
      return written(context, statements(context.command.deletes), (collection, statement) => {
        checkOptions(statement, ['q', 'limit', 'hint'], 'delete')
        const { q, limit, hint } = statement
        const found = [...find(collection, { filter: q, hint, limit: wholeNumber(limit) || Infinity })]
        for (const [rid, bytes] of found) collection.remove(rid, decode(bytes))
        return { n: found.length }
      })
    }
  },
  findAndModify: {
    options: 'query update new fields sort upsert remove hint bypassDocumentValidation'.split(' '),
    run: findAndModify
  }
}

interface Outcome {
  n: number
  nModified?: number
  upserted?: unknown
}

/** Runs the statements of one command one by one. An ordered command stops at its first error. */
function written<T>(context: Context, all: T[], run: (collection: Collection, statement: T) => Outcome): Doc {
  const collection = open(context)
  const reply: Doc & { n: number } = { n: 0 }
  const [errors, upserted]: [Doc[], Doc[]] = [[], []]
  for (const [index, statement] of all.entries()) {
    try {
      const outcome = context.store.write(() => run(collection, statement))
      reply.n += outcome.n
      if (outcome.nModified !== undefined) reply.nModified = wholeNumber(reply.nModified) + outcome.nModified
      if (outcome.upserted !== undefined) upserted.push({ index, _id: outcome.upserted })
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      const { ok, codeName, ...shown } = error.reply
      errors.push({ index, ...shown })
      if (context.command.ordered !== false) break
    }
  }
  if (upserted.length) reply.upserted = upserted
  if (errors.length) reply.writeErrors = errors
  return reply
}

function statements(value: unknown): Doc[] {
  if (!Array.isArray(value) || !value.every(isDoc)) throw new CommandError(9, 'The statements have to be documents')
  return value
}

function open(context: Context): Collection {
  return context.store.write(() => context.store.create(namespace(context)))
}

function insert(collection: Collection, doc: Doc, bytes?: Buffer) {
  const { _id } = doc
  if (Array.isArray(_id)) throw new CommandError(53, "The '_id' value cannot be of type array")
  if (bytes && _id !== undefined && firstFieldIs(bytes, '_id')) return collection.insert(doc, bytes)
  const complete = idFirst(_id === undefined ? { _id: new ObjectId(), ...doc } : doc)
  collection.insert(complete, encode(complete))
}

function idFirst({ _id, ...doc }: Doc): Doc {
  return { _id, ...doc }
}

function updateStatement(collection: Collection, statement: Doc): Outcome {
  checkOptions(statement, ['q', 'u', 'upsert', 'multi', 'hint'], 'update')
  const { q, u, upsert, multi, hint } = statement
  const filter = isDoc(q) ? q : {}
  const update = compileUpdate(u)
  if (multi && isDoc(u) && !Object.keys(u)[0]?.startsWith('$')) {
    throw new CommandError(9, 'multi update is not supported for replacement-style update')
  }
  const found = [...find(collection, { filter, hint, limit: multi ? Infinity : 1 })]
  if (found.length === 0 && upsert)
    return { n: 1, nModified: 0, upserted: insertUpdated(collection, filter, update)._id }
  const changed = found.filter(([rid, bytes]) => replaceUpdated(collection, rid, bytes, update).changed)
  return { n: found.length, nModified: changed.length }
}

function insertUpdated(collection: Collection, filter: Doc, update: Update): Doc {
  const doc = idFirst(update(seedOf(filter), true, () => undefined))
  insert(collection, doc)
  return doc
}

function replaceUpdated(collection: Collection, rid: number, bytes: Buffer, update: Update) {
  let touched = false
  const touch = () => {
    touched = true
  }
  const after = idFirst(update(decode(bytes), false, touch))
  const written = encode(after)
  const changed = touched || !written.equals(bytes)
  if (changed) collection.replace(rid, decode(bytes), after, written)
  return { after, changed }
}

function findAndModify(context: Context): Doc {
  const { query, update, new: returnNew, fields, sort, upsert, remove, hint } = context.command
  const filter = isDoc(query) ? query : {}
  const shape = isDoc(fields) && Object.keys(fields).length ? compileProjection(fields) : (doc: Doc) => doc
  const change = remove ? undefined : compileUpdate(update)
  const collection = open(context)
  return context.store.write(() => {
    const [found] = [...find(collection, { filter, sort, hint, limit: 1 })]
    if (!found) {
      if (!change || !upsert)
        return { lastErrorObject: { n: 0, ...(change && { updatedExisting: false }) }, value: null }
      const doc = insertUpdated(collection, filter, change)
      return {
        lastErrorObject: { n: 1, updatedExisting: false, upserted: doc._id },
        value: returnNew ? shape(doc) : null
      }
    }
    const [rid, bytes] = found
    const before = decode(bytes)
    if (!change) {
      collection.remove(rid, before)
      return { lastErrorObject: { n: 1 }, value: shape(before) }
    }
    const { after } = replaceUpdated(collection, rid, bytes, change)
    return { lastErrorObject: { n: 1, updatedExisting: true }, value: shape(returnNew ? after : before) }
  })
}
