import { CommandError, unsupported } from '../values/errors'
import { get, valueAt } from '../values/paths'
import { type Doc, isDoc, truthy } from '../values/values'
import { named, operators } from './operators'

/** Computes a value from a document. */
export type Expression = (doc: Doc) => unknown

export function compileExpression(source: unknown): Expression {
  if (typeof source === 'string' && source.startsWith('$')) return fieldPath(source)
  if (Array.isArray(source)) {
    const members = source.map(compileExpression)
    return doc => members.map(member => member(doc) ?? null)
  }
  if (!isDoc(source)) return () => source
  const names = Object.keys(source)
  const [first] = names
  if (first?.startsWith('$')) {
    if (names.length > 1)
      throw new CommandError(15983, 'An object representing an expression must have exactly one field')
    return operation(first, source[first])
  }
  const fields = Object.entries(source).map(([name, value]) => [name, compileExpression(value)] as const)
  return doc => {
    const made: Doc = {}
    for (const [name, field] of fields) {
      const value = field(doc)
      if (value !== undefined) made[name] = value
    }
    return made
  }
}

function fieldPath(source: string): Expression {
  if (source.startsWith('$$')) throw unsupported(`the variable ${source}`)
  const parts = source.slice(1).split('.')
  if (parts.includes('')) throw new CommandError(15998, 'FieldPath field names may not be empty strings.')
  const [only = ''] = parts
  return parts.length === 1 ? doc => get(doc, only) : doc => valueAt(doc, parts)
}

function operation(name: string, operand: unknown): Expression {
  const lazily = lazy[name]
  if (lazily) return lazily(operand)
  const byName = named[name]
  if (byName) {
    const fields = Object.entries(record(name, operand)).map(([field, value]) => {
      if (!byName.fields.includes(field)) throw unsupported(`the argument ${field} of ${name}`)
      return [field, compileExpression(value)] as const
    })
    return doc => byName.run(Object.fromEntries(fields.map(([field, value]) => [field, value(doc)])))
  }
  const operator = operators[name]
  if (!operator) throw unsupported(`the expression ${name}`)
  const parameters = list(operand)
  const { run, least, most = least } = operator
  if (parameters.length < least || parameters.length > most) {
    throw new CommandError(16020, `Expression ${name} takes ${least} to ${most} arguments, not ${parameters.length}`)
  }
  const [first, second] = parameters
  if (parameters.length === 1 && first) return doc => run(first(doc))
  if (parameters.length === 2 && first && second) return doc => run(first(doc), second(doc))
  return doc => run(...parameters.map(parameter => parameter(doc)))
}

/** Expressions that do not evaluate all their arguments first. */
const lazy: Record<string, (operand: unknown) => Expression> = {
  $and(operand) {
    const members = list(operand)
    return doc => members.every(member => truthy(member(doc)))
  },
  $or(operand) {
    const members = list(operand)
    return doc => members.some(member => truthy(member(doc)))
  },
  $cond(operand) {
    const parts = Array.isArray(operand) ? operand : isDoc(operand) ? [operand.if, operand.then, operand.else] : []
    if (parts.length !== 3) throw new CommandError(16020, '$cond takes 3 arguments')
    const [when, yes, no] = parts.map(compileExpression) as [Expression, Expression, Expression]
    return doc => (truthy(when(doc)) ? yes(doc) : no(doc))
  },
  $ifNull(operand) {
    const members = list(operand)
    if (members.length < 2) throw new CommandError(1257300, '$ifNull needs at least two arguments')
    return doc => {
      for (const member of members.slice(0, -1)) {
        const value = member(doc)
        if (value !== undefined && value !== null) return value
      }
      return members.at(-1)?.(doc)
    }
  },
  $switch(operand) {
    const { branches, ...rest } = record('$switch', operand)
    if (!Array.isArray(branches)) throw new CommandError(40060, '$switch needs branches')
    const cases = branches.map(branch => {
      const { case: when, then } = record('$switch', branch)
      return [compileExpression(when), compileExpression(then)] as const
    })
    const otherwise = 'default' in rest ? compileExpression(rest.default) : undefined
    return doc => {
      for (const [when, then] of cases) if (truthy(when(doc))) return then(doc)
      if (otherwise) return otherwise(doc)
      throw new CommandError(
        40066,
        '$switch could not find a matching branch for an input, and no default was specified.'
      )
    }
  }
}

function list(operand: unknown): Expression[] {
  return (Array.isArray(operand) ? operand : [operand]).map(compileExpression)
}

function record(name: string, operand: unknown): Doc {
  if (!isDoc(operand)) throw new CommandError(9, `${name} needs an object`)
  return operand
}

/** The top-level fields that expressions mention. */
export function mentionedFields(source: unknown, into: Set<string>) {
  if (typeof source === 'string') {
    if (source.startsWith('$')) into.add(source.slice(1).split('.')[0] ?? '')
  } else if (Array.isArray(source) || isDoc(source)) {
    for (const member of Object.values(source)) mentionedFields(member, into)
  }
}
