import { compileFilter } from '../filter/filter'
import { parseSort, sorted } from '../query/sort'
import { CommandError, unsupported } from '../values/errors'
import { type Doc, isDoc, isNumber, plain } from '../values/values'
import { mentionedFields } from './expression'
import { compileGroup } from './group'
import { compileProjection } from './projection'

export type Stage = (docs: Iterable<Doc>) => Iterable<Doc>

export function compileStages(pipeline: unknown): Stage {
  if (!Array.isArray(pipeline)) throw new CommandError(14, "'pipeline' option must be specified as an array")
  const stages = pipeline.map(compileStage)
  return docs => stages.reduce((rest, stage) => stage(rest), docs)
}

export function stageOf(stage: unknown): [name: string, operand: unknown] {
  const [entry, ...others] = isDoc(stage) ? Object.entries(stage) : []
  if (!entry || others.length)
    throw new CommandError(40323, 'A pipeline stage specification object must contain exactly one field.')
  return entry
}

function compileStage(stage: unknown): Stage {
  const [name, operand] = stageOf(stage)
  const compile = stages[name]
  if (!compile) throw unsupported(`the pipeline stage ${name}`)
  return compile(operand)
}

const stages: Record<string, (operand: unknown) => Stage> = {
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
  $project: operand => each(compileProjection(nonEmpty('$project', operand)))
}

function each(shape: (doc: Doc) => Doc): Stage {
  return function* shaped(docs) {
    for (const doc of docs) yield shape(doc)
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

/** Returns the top-level fields that a pipeline reads from its first documents; undefined when it may read all. */
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
