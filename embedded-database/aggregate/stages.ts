import { compileFilter } from '../filter/filter'
import { parseSort, sorted } from '../query/sort'
import { CommandError, unsupported } from '../values/errors'
import { keyText } from '../values/keys'
import { get, reach } from '../values/paths'
import { type Doc, isDoc, isNumber, plain } from '../values/values'
import { mentionedFields } from './expression'
import { compileGroup } from './group'
import { assign, compileAddFields, compileProjection } from './projection'

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
  $project: operand => each(compileProjection(nonEmpty('$project', operand))),
  $addFields: operand => each(compileAddFields(nonEmpty('$addFields', operand))),
  $set: operand => each(compileAddFields(nonEmpty('$set', operand))),
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

function unwind(operand: unknown): Stage {
  const { path, preserveNullAndEmptyArrays: preserve, ...others } = isDoc(operand) ? operand : { path: operand }
  if (typeof path !== 'string' || !path.startsWith('$'))
    throw new CommandError(28818, "path option to $unwind stage should be prefixed with a '$'")
  refuseOptions('$unwind', others)
  const parts = path.slice(1).split('.')
  return function* unwound(docs) {
    for (const doc of docs) {
      const value = parts.reduce<unknown>((holder, part) => (isDoc(holder) ? get(holder, part) : undefined), doc)
      if (!Array.isArray(value)) {
        if (preserve || (value !== undefined && value !== null)) yield doc
      } else if (value.length === 0) {
        if (preserve) yield assign(doc, parts, undefined)
      } else for (const element of value) yield assign(doc, parts, element)
    }
  }
}

/** Joins by equality, one query for each distinct local value. */
function lookup(operand: unknown, foreign: Foreign): Stage {
  const { from, localField, foreignField, as, ...others } = record('$lookup', operand)
  refuseOptions('$lookup', others)
  if (![from, localField, foreignField, as].every(name => typeof name === 'string'))
    throw new CommandError(9, '$lookup needs from, localField, foreignField and as')
  const local = String(localField).split('.')
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
      const found = known.get(key) ?? [...foreign(String(from), { [String(foreignField)]: { $in: value } })]
      known.set(key, found)
      yield assign(doc, String(as).split('.'), found)
    }
  }
}

function refuseOptions(stage: string, others: Doc) {
  for (const option of Object.keys(others)) throw unsupported(`the option ${option} of ${stage}`)
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
    if (name !== '$group') break
    mentionedFields(operand, fields)
    return fields
  }
  return undefined
}
