import { readFileSync, writeFileSync } from 'node:fs'

/**
 * The shape of a command is what it asks of a database, as short texts: "filter $in", "update path $[x]", "stage
 * $group". The contract suite proves each shape on every engine. A suite that sends another one fails until the
 * contract suite tests it.
 */
const file = new URL('./known-shapes.json', import.meta.url)

type Doc = Record<string, unknown>
type Note = (shape: string) => void

const general = new Set([
  'lsid',
  'txnNumber',
  '$db',
  '$clusterTime',
  '$readPreference',
  'writeConcern',
  'readConcern',
  'ordered'
])

export function shapesOf(command: Doc): string[] {
  const shapes = new Set<string>()
  const [name = ''] = Object.keys(command)
  // The driver sends it by itself when it closes, and only to some servers.
  if (name === 'endSessions') return []
  const note: Note = shape => shapes.add(shape)
  note(name)
  for (const [option, value] of Object.entries(command).slice(1)) {
    if (general.has(option) || (name === 'hello' && option !== name)) continue
    note(`${name} ${option}`)
    describeOption(option, value, note)
  }
  return [...shapes]
}

function describeOption(option: string, value: unknown, note: Note) {
  if (option === 'filter' || option === 'query' || option === 'q') describeFilter(value, note)
  if (option === 'update' || option === 'u') describeUpdate(value, note)
  if (option === 'projection' || option === 'fields') describeProjection(value, note)
  if (option === 'pipeline') for (const stage of list(value)) describeStage(stage, note)
  if (option === 'updates' || option === 'deletes') {
    for (const statement of list(value)) {
      for (const [part, member] of entries(statement)) {
        note(`${option} ${part}`)
        describeOption(part, member, note)
      }
    }
  }
  if (option === 'indexes') {
    for (const index of list(value)) for (const [part] of entries(index)) note(`index ${part}`)
  }
}

function describeFilter(filter: unknown, note: Note) {
  for (const [key, value] of entries(filter)) {
    if (key.startsWith('$')) {
      note(`filter ${key}`)
      if (Array.isArray(value)) for (const member of value) describeFilter(member, note)
      else if (key === '$expr') describeOperators(value, 'expression', note)
      continue
    }
    if (key.includes('.')) note('filter dotted path')
    const operators = entries(value).filter(([operator]) => operator.startsWith('$'))
    if (operators.length === 0) note(`filter = ${kind(value)}`)
    for (const [operator, operand] of operators) {
      note(`filter ${operator}`)
      if (operator === '$elemMatch')
        describeFilter(entries(operand).some(([name]) => name.startsWith('$')) ? { element: operand } : operand, note)
      if (operator === '$not') describeFilter({ field: operand }, note)
    }
  }
}

function describeUpdate(update: unknown, note: Note) {
  if (Array.isArray(update)) {
    note('update pipeline')
    for (const stage of update) describeStage(stage, note)
    return
  }
  for (const [operator, changes] of entries(update)) {
    if (!operator.startsWith('$')) {
      note('update replacement')
      continue
    }
    note(`update ${operator}`)
    for (const [path, operand] of entries(changes)) {
      for (const part of path.split('.').slice(1)) {
        note(
          `update path ${/^\d+$/.test(part) ? 'number' : part.startsWith('$[') && part !== '$[]' ? '$[x]' : part.startsWith('$') ? part : 'dotted'}`
        )
      }
      for (const [modifier] of entries(operand)) if (modifier.startsWith('$')) note(`update ${operator} ${modifier}`)
    }
  }
}

function describeProjection(projection: unknown, note: Note) {
  for (const [, value] of entries(projection)) {
    const [operator] = entries(value)[0] ?? []
    note(`projection ${operator ?? (typeof value === 'string' ? 'expression' : value ? 'include' : 'exclude')}`)
  }
}

function describeStage(stage: unknown, note: Note) {
  for (const [name, operand] of entries(stage)) {
    note(`stage ${name}`)
    if (name === '$match') describeFilter(operand, note)
    else if (name !== '$sort') describeOperators(operand, 'expression', note)
  }
}

function describeOperators(value: unknown, where: string, note: Note) {
  if (Array.isArray(value)) for (const member of value) describeOperators(member, where, note)
  for (const [name, member] of entries(value)) {
    if (name.startsWith('$')) note(`${where} ${name}`)
    describeOperators(member, where, note)
  }
}

function kind(value: unknown) {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (value instanceof RegExp) return 'regular expression'
  return entries(value).length > 0 ? 'document' : 'value'
}

function entries(value: unknown): [string, unknown][] {
  const isDoc =
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.getPrototypeOf(value) === Object.prototype
  return isDoc ? Object.entries(value) : []
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

export function knownShapes(): Set<string> {
  return new Set(JSON.parse(readFileSync(file, 'utf8')))
}

export function saveShapes(shapes: Iterable<string>) {
  writeFileSync(file, `${JSON.stringify([...shapes].sort(), null, 2)}\n`)
}
