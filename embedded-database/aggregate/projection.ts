import { CommandError, unsupported } from '../values/errors'
import { get } from '../values/paths'
import { type Doc, isDoc, isNumber, truthy } from '../values/values'
import { compileExpression, type Expression } from './expression'

export type Shape = (doc: Doc) => Doc
type Tree = Map<string, Tree | true>

/** Compiles the projection of `find` or of `$project`. */
export function compileProjection(spec: Doc): Shape {
  const tree: Tree = new Map()
  const computed: [parts: string[], value: Expression][] = []
  const kinds = new Set<'include' | 'exclude'>()
  let withId: boolean | undefined

  function plan(path: string, value: unknown) {
    const [operator] = isDoc(value) ? Object.keys(value) : []
    if (path.split('.').some(part => part.startsWith('$') || part === ''))
      throw unsupported(`the projection of ${path}`)
    if (isNumber(value) || typeof value === 'boolean') {
      if (path === '_id') {
        withId = truthy(value)
        return
      }
      kinds.add(truthy(value) ? 'include' : 'exclude')
      plant(tree, path)
    } else if (isDoc(value) && operator && !operator.startsWith('$')) {
      for (const [name, member] of Object.entries(value)) plan(`${path}.${name}`, member)
    } else {
      kinds.add('include')
      computed.push([path.split('.'), compileExpression(value)])
    }
  }

  for (const [path, value] of Object.entries(spec)) plan(path, value)
  if (kinds.size > 1) throw new CommandError(31254, 'Cannot do exclusion and inclusion in the same projection')
  const including = kinds.has('include') || (kinds.size === 0 && withId === true)
  if (including !== (withId === false)) tree.set('_id', true)
  if (!including) return doc => exclude(doc, tree) as Doc
  return doc =>
    computed.reduce((shaped, [parts, value]) => assign(shaped, parts, value(doc)), include(doc, tree) as Doc)
}

/** Returns a copy of the document with the value at the path. In an array on the way, each element gets the value. */
function assign(target: unknown, parts: readonly string[], value: unknown, at = 0): Doc {
  const part = parts[at]
  if (part === undefined) return value as Doc
  if (Array.isArray(target)) return target.map(element => assign(element, parts, value, at)) as unknown as Doc
  const doc = isDoc(target) ? { ...target } : {}
  const member = assign(get(doc, part), parts, value, at + 1)
  if (member === undefined) delete doc[part]
  else doc[part] = member
  return doc
}

function plant(tree: Tree, path: string) {
  const parts = path.split('.')
  const last = parts.pop() ?? ''
  let branch = tree
  for (const part of parts) {
    const next = branch.get(part) ?? new Map()
    if (!(next instanceof Map)) throw new CommandError(31249, `Path collision at ${path}`)
    branch.set(part, next)
    branch = next
  }
  if (branch.has(last)) throw new CommandError(31250, `Path collision at ${path}`)
  branch.set(last, true)
}

function include(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value))
    return value.filter(member => isDoc(member) || Array.isArray(member)).map(member => include(member, tree))
  if (!isDoc(value)) return undefined
  const shaped: Doc = {}
  for (const [name, member] of Object.entries(value)) {
    const branch = tree.get(name)
    if (!branch) continue
    const kept = branch === true ? member : include(member, branch)
    if (kept !== undefined) shaped[name] = kept
  }
  return shaped
}

function exclude(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map(member => exclude(member, tree))
  if (!isDoc(value)) return value
  const shaped: Doc = {}
  for (const [name, member] of Object.entries(value)) {
    const branch = tree.get(name)
    if (branch === true) continue
    shaped[name] = branch ? exclude(member, branch) : member
  }
  return shaped
}
