import { CommandError, unsupported } from '../values/errors'
import { get, valueAt } from '../values/paths'
import { type Doc, isDoc, truthy } from '../values/values'
import { operators } from './operators'

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
  const operator = operators[name]
  if (!operator) throw unsupported(`the expression ${name}`)
  const parameters = list(operand)
  const { run } = operator
  if (parameters.length !== operator.arguments) {
    throw new CommandError(
      16020,
      `Expression ${name} takes exactly ${operator.arguments} arguments. ${parameters.length} were passed in.`
    )
  }
  const [first, second] = parameters
  return doc => run(first?.(doc), second?.(doc))
}

/** Operators that evaluate an argument only when they need it. */
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
  }
}

function list(operand: unknown): Expression[] {
  return (Array.isArray(operand) ? operand : [operand]).map(compileExpression)
}

/** Adds the top-level fields that an expression reads. */
export function mentionedFields(source: unknown, into: Set<string>) {
  if (typeof source === 'string') {
    if (source.startsWith('$')) into.add(source.slice(1).split('.')[0] ?? '')
  } else if (Array.isArray(source) || isDoc(source)) {
    for (const member of Object.values(source)) mentionedFields(member, into)
  }
}
