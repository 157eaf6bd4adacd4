import { CommandError, unsupported } from '../values/errors'
import { keyText } from '../values/keys'
import { Sum } from '../values/sum'
import { compare, type Doc, isDoc } from '../values/values'
import { compileExpression, type Expression } from './expression'

interface Accumulator {
  add(value: unknown): void
  readonly result: unknown
  /** The result is final. MongoDB computes no further value then, so one that would fail must not be computed here. */
  readonly settled?: boolean
}

/** Keeps one value; `replaces` decides whether a later value takes its place. */
function keeping(replaces: (kept: unknown, value: unknown) => boolean): Accumulator {
  let kept: unknown = null
  return {
    add(value) {
      if (replaces(kept, value)) kept = value
    },
    get result() {
      return kept ?? null
    }
  }
}

function extreme(sign: 1 | -1): Accumulator {
  return keeping(
    (kept, value) => value !== undefined && value !== null && (kept === null || compare(value, kept) * sign >= 0)
  )
}

function collecting(distinct: boolean): Accumulator {
  const values: unknown[] = []
  const seen = new Set<string>()
  return {
    add(value) {
      if (value === undefined || (distinct && seen.size === seen.add(keyText(value)).size)) return
      values.push(value)
    },
    get result() {
      return values
    }
  }
}

function firstOnly(): Accumulator {
  let first: unknown
  let settled = false
  return {
    add(value) {
      first = value
      settled = true
    },
    get settled() {
      return settled
    },
    get result() {
      return first ?? null
    }
  }
}

class Summing extends Sum {
  get result() {
    return this.total
  }
}

class Averaging extends Sum {
  get result() {
    return this.average
  }
}

const accumulators: Record<string, () => Accumulator> = {
  $sum: () => new Summing(),
  $avg: () => new Averaging(),
  $min: () => extreme(-1),
  $max: () => extreme(1),
  $first: firstOnly,
  $last: () => keeping(() => true),
  $push: () => collecting(false),
  $addToSet: () => collecting(true)
}

export function compileGroup(spec: unknown): (docs: Iterable<Doc>) => Iterable<Doc> {
  if (!isDoc(spec)) throw new CommandError(15947, "a group's fields must be specified in an object")
  if (!('_id' in spec)) throw new CommandError(15955, 'a group specification must include an _id')
  const by = compileExpression(spec._id)
  const { _id, ...rest } = spec
  const fields = Object.entries(rest).map(([name, value]) => fieldOf(name, value))
  return function* group(docs) {
    const groups = new Map<unknown, { _id: unknown; values: Accumulator[] }>()
    for (const doc of docs) {
      const id = by(doc) ?? null
      // A text is its own key. The zero byte keeps the keys of other types apart from texts.
      const key = typeof id === 'string' ? id : `\0${keyText(id)}`
      let found = groups.get(key)
      if (!found) {
        found = { _id: id, values: fields.map(({ start }) => start()) }
        groups.set(key, found)
      }
      for (let i = 0; i < fields.length; i++) {
        const accumulator = found.values[i]
        if (accumulator && !accumulator.settled) accumulator.add(fields[i]?.value(doc))
      }
    }
    for (const { _id, values } of groups.values()) {
      const doc: Doc = { _id }
      for (const [i, { name }] of fields.entries()) doc[name] = values[i]?.result
      yield doc
    }
  }
}

function fieldOf(name: string, value: unknown): { name: string; start: () => Accumulator; value: Expression } {
  const [operator, ...others] = isDoc(value) ? Object.keys(value) : []
  if (!isDoc(value) || !operator) throw new CommandError(40234, `The field '${name}' must be an accumulator object`)
  if (others.length > 0) throw new CommandError(40238, `The field '${name}' must specify one accumulator`)
  if (operator === '$count') return { name, start: () => new Summing(), value: () => 1 }
  const start = accumulators[operator]
  if (!start) throw unsupported(`the accumulator ${operator}`)
  return { name, start, value: compileExpression(value[operator]) }
}
