import { Binary, BSONRegExp, Double, ObjectId } from 'bson'
import { compileFilter, type Predicate } from '../filter/filter'
import { CommandError } from '../values/errors'
import { type Direction, keyOf } from '../values/keys'
import { get } from '../values/paths'
import { type Doc, isDoc } from '../values/values'

/** An index as `createIndexes` describes it. */
export interface IndexSpec extends Doc {
  name: string
  key: Record<string, Direction>
  unique?: boolean
  partialFilterExpression?: Doc
  expireAfterSeconds?: number
}

export class Index {
  readonly paths: string[]
  readonly directions: Direction[]
  readonly unique: boolean
  private readonly parts: string[][]
  private readonly covers: Predicate

  constructor(
    readonly id: number,
    readonly spec: IndexSpec,
    readonly table: string,
    /** For each field, whether any document ever had an array there. */
    readonly multikey: boolean[]
  ) {
    this.paths = Object.keys(spec.key)
    this.directions = Object.values(spec.key).map(direction => (direction < 0 ? -1 : 1))
    this.parts = this.paths.map(path => path.split('.'))
    this.covers = spec.partialFilterExpression ? compileFilter(spec.partialFilterExpression) : () => true
    this.unique = spec.unique === true || spec.name === '_id_'
  }

  /** Returns the document's keys, each with its values. */
  keysOf(doc: Doc): Map<string, { key: Buffer; values: unknown[] }> {
    const keys = new Map<string, { key: Buffer; values: unknown[] }>()
    if (!this.covers(doc)) return keys
    const emit = (values: unknown[]) => {
      const key = keyOf(values, this.directions)
      keys.set(key.toString('latin1'), { key, values })
    }
    this.expand(
      this.parts.map(() => doc),
      this.parts,
      emit
    )
    return keys
  }

  /** Follows each field down to its value. The first array on the way yields one key for each element. */
  private expand(starts: unknown[], rests: readonly (readonly string[])[], emit: (values: unknown[]) => void) {
    const at = rests.map((rest, i) => descend(starts[i], rest))
    const arrays = new Set(
      at
        .filter(({ value, rest, done }) => Array.isArray(value) && !(done && rest.length === 0))
        .map(({ value }) => value)
    )
    if (arrays.size === 0) return emit(at.map(({ value }) => value))
    if (arrays.size > 1) throw new CommandError(171, `cannot index parallel arrays in index ${this.spec.name}`)
    const [array] = arrays as Set<unknown[]>
    const elements = array?.length ? array : [empty]
    for (const [i, { value }] of at.entries()) if (value === array) this.multikey[i] = true
    for (const element of elements) {
      const values = at.map(({ value, rest }) => {
        if (value !== array) return { value, rest, leaf: rest.length === 0 }
        if (rest.length === 0) return { value: element === empty ? undefined : element, rest, leaf: true }
        return { value: isDoc(element) ? element : null, rest: isDoc(element) ? rest : [], leaf: false }
      })
      this.expandWithin(values, emit)
    }
  }

  private expandWithin(
    fields: { value: unknown; rest: readonly string[]; leaf: boolean }[],
    emit: (values: unknown[]) => void
  ) {
    this.expand(
      fields.map(({ value, leaf }) => (leaf ? new Leaf(value) : value)),
      fields.map(({ rest }) => rest),
      emit
    )
  }
}

const empty = Symbol('empty array')

/** An element of an array. When it is an array itself, it is a value and is not entered. */
class Leaf {
  constructor(readonly value: unknown) {}
}

function descend(start: unknown, path: readonly string[]): { value: unknown; rest: readonly string[]; done: boolean } {
  if (start instanceof Leaf) return { value: start.value, rest: [], done: true }
  let value = start
  for (const [i, part] of path.entries()) {
    if (Array.isArray(value)) return { value, rest: path.slice(i), done: false }
    value = isDoc(value) ? (get(value, part) ?? null) : null
  }
  return { value, rest: [], done: false }
}

/** Returns MongoDB's error for a second document with the same key, with the fields that mongoose and callers read. */
export function duplicateKey(ns: string, index: Index, values: unknown[]) {
  const keyValue = Object.fromEntries(index.paths.map((path, i) => [path, values[i] ?? null]))
  const shown = Object.entries(keyValue).map(([path, value]) => `${path}: ${show(value)}`)
  return new CommandError(
    11000,
    `E11000 duplicate key error collection: ${ns} index: ${index.spec.name} dup key: { ${shown.join(', ')} }`,
    { keyPattern: index.spec.key, keyValue }
  )
}

function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (value instanceof Double) return value.value.toFixed(1)
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`
  if (value instanceof Date) return `new Date(${value.getTime()})`
  if (value instanceof Binary) return `BinData(${value.sub_type}, ${value.toString('hex').toUpperCase()})`
  if (value instanceof BSONRegExp) return `/${value.pattern}/${value.options}`
  if (Array.isArray(value)) return value.length ? `[ ${value.map(show).join(', ')} ]` : '[]'
  if (!isDoc(value)) return String(value)
  const members = Object.entries(value).map(([name, member]) => `${name}: ${show(member)}`)
  return members.length ? `{ ${members.join(', ')} }` : '{}'
}
