import { CommandError, unsupported } from './errors'
import { named, operators } from './operators'
import { get, valueAt } from './paths'
import { compare, type Doc, isDoc, truthy } from './values'

/** The variables an expression can see: ROOT is the document. */
export type Scope = { ROOT: unknown } & Record<string, unknown>
export type Expression = (scope: Scope) => unknown

export function compileExpression(source: unknown): Expression {
  if (typeof source === 'string' && source.startsWith('$')) return variable(source)
  if (Array.isArray(source)) {
    const members = source.map(compileExpression)
    return scope => members.map(member => member(scope) ?? null)
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
  return scope => {
    const doc: Doc = {}
    for (const [name, field] of fields) {
      const value = field(scope)
      if (value !== undefined) doc[name] = value
    }
    return doc
  }
}

function variable(source: string): Expression {
  if (!source.startsWith('$$')) return fieldPath('ROOT', source.slice(1).split('.'))
  const [name = '', ...path] = source.slice(2).split('.')
  if (name === 'REMOVE') return () => undefined
  if (name === 'NOW') return () => new Date()
  if (/^[A-Z]/.test(name) && name !== 'ROOT' && name !== 'CURRENT') throw unsupported(`the variable $$${name}`)
  return fieldPath(name === 'CURRENT' ? 'ROOT' : name, path)
}

function fieldPath(name: string, parts: string[]): Expression {
  if (parts.includes('')) throw new CommandError(15998, 'FieldPath field names may not be empty strings.')
  const [only = ''] = parts
  if (parts.length === 1 && name === 'ROOT') return ({ ROOT }) => (isDoc(ROOT) ? get(ROOT, only) : undefined)
  return scope => {
    if (!(name in scope)) throw new CommandError(17276, `Use of undefined variable: ${name}`)
    return valueAt(scope[name], parts)
  }
}

function operation(name: string, operand: unknown): Expression {
  const lazily = lazy[name]
  if (lazily) return lazily(operand)
  const byName = named[name]
  if (byName) {
    const given = isDoc(operand) ? operand : byName.single ? { [byName.single]: operand } : undefined
    if (!given) throw new CommandError(2, `${name} needs an object`)
    const fields = Object.entries(given).map(([field, value]) => {
      if (!byName.fields.includes(field)) throw unsupported(`the argument ${field} of ${name}`)
      return [field, compileExpression(value)] as const
    })
    return scope => byName.run(Object.fromEntries(fields.map(([field, value]) => [field, value(scope)])))
  }
  const operator = operators[name]
  if (!operator) throw unsupported(`the expression ${name}`)
  const parameters = (Array.isArray(operand) ? operand : [operand]).map(compileExpression)
  const { run, least, most = least } = operator
  if (parameters.length < least || parameters.length > most) {
    throw new CommandError(16020, `Expression ${name} takes ${least} to ${most} arguments, not ${parameters.length}`)
  }
  const [first, second] = parameters
  if (parameters.length === 1 && first) return scope => run(first(scope))
  if (parameters.length === 2 && first && second) return scope => run(first(scope), second(scope))
  return scope => run(...parameters.map(parameter => parameter(scope)))
}

/** Expressions that do not evaluate all their arguments first, or that bind variables. */
const lazy: Record<string, (operand: unknown) => Expression> = {
  $literal: operand => () => operand,
  $and(operand) {
    const members = list(operand)
    return scope => members.every(member => truthy(member(scope)))
  },
  $or(operand) {
    const members = list(operand)
    return scope => members.some(member => truthy(member(scope)))
  },
  $cond(operand) {
    const parts = Array.isArray(operand) ? operand : isDoc(operand) ? [operand.if, operand.then, operand.else] : []
    if (parts.length !== 3) throw new CommandError(16020, '$cond takes 3 arguments')
    const [when, yes, no] = parts.map(compileExpression) as [Expression, Expression, Expression]
    return scope => (truthy(when(scope)) ? yes(scope) : no(scope))
  },
  $ifNull(operand) {
    const members = list(operand)
    if (members.length < 2) throw new CommandError(1257300, '$ifNull needs at least two arguments')
    return scope => {
      for (const member of members.slice(0, -1)) {
        const value = member(scope)
        if (value !== undefined && value !== null) return value
      }
      return members.at(-1)?.(scope)
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
    return scope => {
      for (const [when, then] of cases) if (truthy(when(scope))) return then(scope)
      if (otherwise) return otherwise(scope)
      throw new CommandError(
        40066,
        '$switch could not find a matching branch for an input, and no default was specified.'
      )
    }
  },
  $let(operand) {
    const { vars, in: inside } = record('$let', operand)
    const variables = Object.entries(record('$let', vars)).map(
      ([name, value]) => [name, compileExpression(value)] as const
    )
    const body = compileExpression(inside)
    return scope => body({ ...scope, ...Object.fromEntries(variables.map(([name, value]) => [name, value(scope)])) })
  },
  $map(operand) {
    const { input, as = 'this', in: inside } = record('$map', operand)
    const [array, body] = [compileExpression(input), compileExpression(inside)]
    return scope =>
      elements('$map', array(scope))?.map(element => body({ ...scope, [String(as)]: element }) ?? null) ?? null
  },
  $filter(operand) {
    const { input, as = 'this', cond, limit } = record('$filter', operand)
    const [array, keep] = [compileExpression(input), compileExpression(cond)]
    const most = limit === undefined ? undefined : compileExpression(limit)
    return scope => {
      const kept = elements('$filter', array(scope))?.filter(element =>
        truthy(keep({ ...scope, [String(as)]: element }))
      )
      return kept?.slice(0, most ? Number(most(scope) ?? Infinity) : Infinity) ?? null
    }
  },
  $reduce(operand) {
    const { input, initialValue, in: inside } = record('$reduce', operand)
    const [array, initial, body] = [
      compileExpression(input),
      compileExpression(initialValue),
      compileExpression(inside)
    ]
    return scope => {
      const start = initial(scope)
      const step = (value: unknown, element: unknown) => body({ ...scope, value, this: element }) ?? null
      return elements('$reduce', array(scope))?.reduce(step, start) ?? null
    }
  },
  $sortArray(operand) {
    const { input, sortBy } = record('$sortArray', operand)
    const array = compileExpression(input)
    const keys = isDoc(sortBy) ? Object.entries(sortBy) : undefined
    return scope => {
      const sorted = elements('$sortArray', array(scope))?.slice()
      if (!keys) return sorted?.sort((a, b) => compare(a, b) * Number(sortBy)) ?? null
      const order = (a: unknown, b: unknown) => {
        for (const [path, sign] of keys) {
          const parts = path.split('.')
          const difference = compare(valueAt(a, parts) ?? null, valueAt(b, parts) ?? null) * Number(sign)
          if (difference !== 0) return difference
        }
        return 0
      }
      return sorted?.sort(order) ?? null
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

function elements(name: string, value: unknown): unknown[] | undefined {
  if (value === undefined || value === null) return undefined
  if (!Array.isArray(value)) throw new CommandError(14, `The input of ${name} must be an array`)
  return value
}

/** The top-level fields that expressions or stages mention, or undefined when they may need the whole document. */
export function mentionedFields(source: unknown, into: Set<string>): boolean {
  if (typeof source === 'string') {
    if (/^\$\$(ROOT|CURRENT)\b/.test(source)) return false
    if (source.startsWith('$') && !source.startsWith('$$')) into.add(source.slice(1).split('.')[0] ?? '')
    return true
  }
  if (Array.isArray(source)) return source.every(member => mentionedFields(member, into))
  return !isDoc(source) || Object.values(source).every(member => mentionedFields(member, into))
}
