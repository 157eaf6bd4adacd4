import { CommandError, unsupported } from './errors'
import { compileExpression, mentionedFields } from './expression'
import { compileFilter } from './filter'
import { compileGroup } from './group'
import { keyText } from './keys'
import { get, reach } from './paths'
import { assign, compileAddFields, compileProjection } from './projection'
import { parseSort, sorted } from './sort'
import { type Doc, isDoc, isNumber, plain, typeName } from './values'

export type Stage = (docs: Iterable<Doc>) => Iterable<Doc>
/** Runs a query on another collection of the same database. */
export type Foreign = (collection: string, filter: Doc) => Iterable<Doc>

const noForeign: Foreign = () => {
  throw new CommandError(40573, '$lookup is not allowed here')
}

export function compileStages(pipeline: unknown, foreign: Foreign = noForeign): Stage {
  if (!Array.isArray(pipeline)) throw new CommandError(14, "'pipeline' option must be specified as an array")
  const stages = pipeline.map(stage => compileStage(stage, foreign))
  return docs => stages.reduce((rest, stage) => stage(rest), docs)
}

/** An update that is a pipeline. */
export function compilePipelineUpdate(pipeline: unknown[]): (doc: Doc) => Doc {
  for (const stage of pipeline) {
    const name = stageOf(stage)[0]
    if (!['$addFields', '$set', '$project', '$unset', '$replaceRoot', '$replaceWith'].includes(name)) {
      throw new CommandError(72, `${name} is not allowed to be used within an update`)
    }
  }
  const run = compileStages(pipeline)
  return doc => [...run([doc])][0] ?? doc
}

export function stageOf(stage: unknown): [name: string, operand: unknown] {
  const [entry, ...others] = isDoc(stage) ? Object.entries(stage) : []
  if (!entry || others.length)
    throw new CommandError(40323, 'A pipeline stage specification object must contain exactly one field.')
  return entry
}

function compileStage(stage: unknown, foreign: Foreign): Stage {
  const [name, operand] = stageOf(stage)
  const compile = stages[name]
  if (!compile) throw unsupported(`the pipeline stage ${name}`)
  return compile(operand, foreign)
}

const stages: Record<string, (operand: unknown, foreign: Foreign) => Stage> = {
  $match(operand) {
    const test = compileFilter(record('$match', operand))
    return function* match(docs) {
      for (const doc of docs) if (test(doc)) yield doc
    }
  },
  $group: compileGroup,
  $sort(operand) {
    const keys = parseSort(record('$sort', operand))
    return docs => sorted(docs, keys, doc => doc)
  },
  $limit(operand) {
    const most = whole('$limit', operand)
    if (most === 0) throw new CommandError(15958, 'the limit must be positive')
    return function* limit(docs) {
      let count = 0
      for (const doc of docs) {
        yield doc
        if (++count >= most) return
      }
    }
  },
  $skip(operand) {
    const least = whole('$skip', operand)
    return function* skip(docs) {
      let count = 0
      for (const doc of docs) if (++count > least) yield doc
    }
  },
  $count(operand) {
    if (typeof operand !== 'string' || !operand || /^\$|\.|\0/.test(operand))
      throw new CommandError(40156, 'the count field must be a non-empty string')
    return function* countAll(docs) {
      let count = 0
      for (const _ of docs) count++
      if (count > 0) yield { [operand]: count }
    }
  },
  $project: operand => each(compileProjection(nonEmpty('$project', operand), false)),
  $addFields: operand => each(compileAddFields(nonEmpty('$addFields', operand))),
  $set: operand => each(compileAddFields(nonEmpty('$set', operand))),
  $unset(operand) {
    const paths = Array.isArray(operand) ? operand : [operand]
    return each(compileProjection(Object.fromEntries(paths.map(path => [String(path), 0])), false))
  },
  $replaceRoot: operand => replaceRoot(record('$replaceRoot', operand).newRoot),
  $replaceWith: replaceRoot,
  $sortByCount(operand) {
    const group = compileGroup({ _id: operand, count: { $sum: 1 } })
    return docs => sorted(group(docs), parseSort({ count: -1 }), doc => doc)
  },
  $unwind: unwind,
  $facet(operand, foreign) {
    const facets = Object.entries(record('$facet', operand)).map(
      ([name, pipeline]) => [name, compileStages(pipeline, foreign)] as const
    )
    return docs => {
      const all = [...docs]
      return [Object.fromEntries(facets.map(([name, run]) => [name, [...run(all)]]))]
    }
  },
  $lookup: lookup
}

function each(shape: (doc: Doc) => Doc): Stage {
  return function* shaped(docs) {
    for (const doc of docs) yield shape(doc)
  }
}

function replaceRoot(expression: unknown): Stage {
  const root = compileExpression(expression)
  return each(doc => {
    const replaced = root({ ROOT: doc })
    if (isDoc(replaced)) return replaced
    throw new CommandError(
      40228,
      `'newRoot' expression must evaluate to an object, but resulting value was of type ${typeName(replaced)}`
    )
  })
}

function unwind(operand: unknown): Stage {
  const options = isDoc(operand) ? operand : { path: operand }
  const { path, preserveNullAndEmptyArrays: preserve, includeArrayIndex: index } = options
  if (typeof path !== 'string' || !path.startsWith('$'))
    throw new CommandError(28818, "path option to $unwind stage should be prefixed with a '$'")
  const parts = path.slice(1).split('.')
  const withIndex = (doc: Doc, i: bigint | null) => (typeof index === 'string' ? assign(doc, index.split('.'), i) : doc)
  return function* unwound(docs) {
    for (const doc of docs) {
      const value = parts.reduce<unknown>((holder, part) => (isDoc(holder) ? get(holder, part) : undefined), doc)
      if (!Array.isArray(value)) {
        if (preserve || (value !== undefined && value !== null)) yield withIndex(doc, null)
      } else if (value.length === 0) {
        if (preserve) yield withIndex(assign(doc, parts, undefined), null)
      } else for (const [i, element] of value.entries()) yield withIndex(assign(doc, parts, element), BigInt(i))
    }
  }
}

/** Joins by equality, one query for each distinct local value; with a pipeline, that runs on what was found. */
function lookup(operand: unknown, foreign: Foreign): Stage {
  const { from, localField, foreignField, as, pipeline, ...others } = record('$lookup', operand)
  if (typeof from !== 'string' || typeof as !== 'string') throw new CommandError(9, '$lookup needs from and as')
  if (typeof localField !== 'string' || typeof foreignField !== 'string' || Object.keys(others).length > 0) {
    throw unsupported('$lookup without localField and foreignField, or with let')
  }
  const refine = pipeline === undefined ? undefined : compileStages(pipeline, foreign)
  const local = localField.split('.')
  return function* joined(docs) {
    const known = new Map<string, Doc[]>()
    for (const doc of docs) {
      const values: unknown[] = []
      reach(doc, local, false, value => {
        if (Array.isArray(value)) values.push(...value)
        else if (value !== undefined) values.push(value)
        return false
      })
      const value = values.length ? values : [null]
      const key = keyText(value)
      let found = known.get(key)
      if (!found) {
        const matching = foreign(from, { [foreignField]: { $in: value } })
        found = [...(refine ? refine(matching) : matching)]
        known.set(key, found)
      }
      yield assign(doc, as.split('.'), found)
    }
  }
}

function record(name: string, operand: unknown): Doc {
  if (!isDoc(operand)) throw new CommandError(15959, `${name} needs an object`)
  return operand
}

function nonEmpty(name: string, operand: unknown): Doc {
  const spec = record(name, operand)
  if (Object.keys(spec).length === 0)
    throw new CommandError(51272, `${name} specification must have at least one field`)
  return spec
}

function whole(name: string, operand: unknown): number {
  const number = isNumber(operand) ? Number(plain(operand)) : -1
  if (!Number.isInteger(number) || number < 0)
    throw new CommandError(5107201, `invalid argument to ${name} stage: Expected a non-negative number`)
  return number
}

/** The top-level fields that a pipeline reads from the documents it starts with, or undefined for all. */
export function neededFields(pipeline: unknown[]): Set<string> | undefined {
  const fields = new Set<string>()
  for (const stage of pipeline) {
    const [name, operand] = stageOf(stage)
    if (['$limit', '$skip'].includes(name)) continue
    if (name === '$count') return fields
    if (name !== '$group' && name !== '$sortByCount') break
    return mentionedFields(operand, fields) ? fields : undefined
  }
  return undefined
}
