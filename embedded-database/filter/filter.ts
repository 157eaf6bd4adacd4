import { BSONRegExp } from 'bson'
import { CommandError, unsupported } from '../values/errors'
import { reach } from '../values/paths'
import { type Doc, isDoc, truthy } from '../values/values'
import { isOperators, type ValueTest, valueTest, withOptions } from './value-tests'

export type Predicate = (doc: Doc) => boolean

/** A parsed filter. The planner reads its leaves; all others compile it to a test. */
export type Node = { kind: 'and' | 'or' | 'nor'; nodes: Node[] } | { kind: 'not'; node: Node } | Leaf

export interface Leaf {
  kind: 'leaf'
  path: string
  operator: string
  operand: unknown
  /** Whether the elements of an array at the end of the path are tested as well. */
  expand: boolean
  test: ValueTest
}

export function parseFilter(query: Doc): Node {
  const nodes = Object.entries(query).flatMap(([key, value]) => {
    if (key === '$and' || key === '$or' || key === '$nor') return [logical(key, value)]
    if (key === '$comment') return []
    if (key.startsWith('$')) throw unsupported(`the query operator ${key}`)
    return conditions(key, value)
  })
  return nodes.length === 1 && nodes[0] ? nodes[0] : { kind: 'and', nodes }
}

export function compileFilter(query: Doc): Predicate {
  return compileNode(parseFilter(query))
}

export function compileNode(node: Node): Predicate {
  switch (node.kind) {
    case 'leaf':
      return compileLeaf(node)
    case 'not': {
      const test = compileNode(node.node)
      return doc => !test(doc)
    }
  }
  const tests = node.nodes.map(compileNode)
  if (node.kind === 'and') return tests.length === 1 && tests[0] ? tests[0] : doc => tests.every(test => test(doc))
  if (node.kind === 'or') return doc => tests.some(test => test(doc))
  return doc => !tests.some(test => test(doc))
}

function compileLeaf({ path, expand, test }: Leaf): Predicate {
  const parts = path.split('.')
  const [name] = parts
  if (parts.length > 1 || name === undefined || name in {}) return doc => reach(doc, parts, expand, test)
  return doc => {
    const value = doc[name]
    return expand && Array.isArray(value) ? value.some(test) || test(value) : test(value)
  }
}

function logical(kind: string, value: unknown): Node {
  if (!Array.isArray(value) || value.length === 0) throw new CommandError(2, `${kind} must be a nonempty array`)
  const nodes = value.map(member => {
    if (!isDoc(member)) throw new CommandError(2, `${kind} entries need to be full objects`)
    return parseFilter(member)
  })
  return { kind: kind.slice(1) as 'and' | 'or' | 'nor', nodes }
}

function conditions(path: string, value: unknown): Node[] {
  if (!isOperators(value)) return [leaf(path, value instanceof BSONRegExp ? '$regex' : '$eq', value)]
  return Object.entries(value).flatMap(([operator, operand]) => {
    if (operator === '$options') {
      if (value.$regex === undefined) throw new CommandError(2, '$options needs a $regex')
      return []
    }
    return [condition(path, operator, operator === '$regex' ? withOptions(operand, value.$options) : operand)]
  })
}

function condition(path: string, operator: string, operand: unknown): Node {
  switch (operator) {
    case '$ne':
      if (operand instanceof BSONRegExp) throw new CommandError(2, "Can't have regex as arg to $ne.")
      return { kind: 'not', node: leaf(path, '$eq', operand) }
    case '$exists':
      return truthy(operand) ? leaf(path, operator, true) : { kind: 'not', node: leaf(path, operator, true) }
    case '$nin':
      return { kind: 'not', node: leaf(path, '$in', operand) }
    case '$not': {
      if (operand instanceof BSONRegExp) return { kind: 'not', node: leaf(path, '$regex', operand) }
      if (!isOperators(operand)) throw new CommandError(2, '$not needs a regex or a document')
      return { kind: 'not', node: { kind: 'and', nodes: conditions(path, operand) } }
    }
    case '$all': {
      if (!Array.isArray(operand)) throw new CommandError(2, '$all needs an array')
      if (operand.length === 0) return { kind: 'or', nodes: [] }
      return { kind: 'and', nodes: operand.flatMap(member => conditions(path, member)) }
    }
  }
  return leaf(path, operator, operand)
}

function leaf(path: string, operator: string, operand: unknown): Leaf {
  const whole = operator === '$exists' || operator === '$size' || operator === '$elemMatch'
  const test = operator === '$elemMatch' ? someElement(operand) : valueTest(operator, operand)
  return { kind: 'leaf', path, operator, operand, expand: !whole, test }
}

function someElement(operand: unknown): ValueTest {
  const test = elementTest(operand)
  return value => Array.isArray(value) && value.some(test)
}

/** Returns the test of one array element: operators on the element, or a filter on it as a document. */
function elementTest(operand: unknown): ValueTest {
  if (!isDoc(operand)) throw new CommandError(2, '$elemMatch needs an Object')
  const first = Object.keys(operand)[0]
  if (isOperators(operand) && !['$and', '$or', '$nor'].includes(first ?? '')) {
    const test = compileNode({ kind: 'and', nodes: conditions('e', operand).map(node => unexpanded(node)) })
    return value => test({ e: value })
  }
  const test = compileFilter(operand)
  return value => (isDoc(value) ? test(value) : Array.isArray(value) && test({ ...value } as Doc))
}

function unexpanded(node: Node): Node {
  if (node.kind === 'leaf') return { ...node, expand: false }
  if (node.kind === 'not') return { kind: 'not', node: unexpanded(node.node) }
  return { ...node, nodes: node.nodes.map(unexpanded) }
}
