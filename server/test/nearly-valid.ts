import fc from 'fast-check'

/** What of JSON Schema the OpenAPI document uses. */
export interface Shape {
  type?: string
  const?: unknown
  enum?: readonly unknown[]
  anyOf?: readonly Shape[]
  allOf?: readonly Shape[]
  properties?: Record<string, Shape>
  required?: readonly string[]
  items?: Shape | readonly Shape[]
  minItems?: number
  maxItems?: number
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  format?: string
}

/** Values that mean something where a field has this name, as they are known when one is drawn. */
export type Known = (name: string) => readonly unknown[]

/** Returns values that fit a shape: more often than not such as the city knows, at times at the edges of what fits. */
export function fitting(shape: Shape, known: Known, name = ''): fc.Arbitrary<unknown> {
  return fc.tuple(fc.nat(), fc.nat(4), fromShape(shape, known, name)).map(([at, roll, anything]) => {
    const meant = known(name)
    return roll === 0 || meant.length === 0 ? anything : meant[at % meant.length]
  })
}

function fromShape(shape: Shape, known: Known, name: string): fc.Arbitrary<unknown> {
  if ('const' in shape) return fc.constant(shape.const)
  if (shape.enum) return fc.constantFrom(...shape.enum)
  if (shape.anyOf) return fc.oneof(...shape.anyOf.map(each => fitting(each, known, name)))
  if (shape.allOf) return fc.tuple(...shape.allOf.map(each => fitting(each, known, name))).map(merged)
  switch (shape.type) {
    case 'object':
      return objects(shape, known)
    case 'array':
      return lists(shape, known, name)
    case 'string':
      return words(shape)
    case 'integer':
      return fc.integer(range(shape))
    case 'number':
      return fc.double({ ...range(shape), noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

const merged = (parts: unknown[]): unknown => (parts.length === 1 ? parts[0] : Object.assign({}, ...parts))

/** As much above what is asked for at least as no handler minds: five thousand codes at a time are minted elsewhere. */
const range = ({ minimum = -10, maximum = 1e6 }: Shape) => ({ min: minimum, max: Math.min(maximum, minimum + 200) })

function objects({ properties = {}, required = [] }: Shape, known: Known): fc.Arbitrary<unknown> {
  const fields = Object.entries(properties).map(([name, shape]) => [name, fitting(shape, known, name)] as const)
  return fc.record(Object.fromEntries(fields), { requiredKeys: [...required] })
}

function lists({ items = {}, minItems = 0, maxItems = 5 }: Shape, known: Known, name: string): fc.Arbitrary<unknown> {
  if (Array.isArray(items)) return fc.tuple(...items.map((each: Shape) => fitting(each, known, name)))
  const maxLength = Math.min(maxItems, minItems + 3)
  return fc.array(fitting(items as Shape, known, name), { minLength: minItems, maxLength })
}

const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })

function words({ format, pattern, minLength = 0, maxLength = 300 }: Shape): fc.Arbitrary<unknown> {
  if (format === 'date') return days.map(day => day.toISOString().slice(0, 10))
  if (format === 'date-time') return days.map(day => day.toISOString())
  if (pattern) return fc.stringMatching(new RegExp(pattern))
  return fc.string({ unit: letters, minLength, maxLength: Math.min(maxLength, minLength + 20) })
}

const letters = fc.constantFrom(
  ...'路灯不亮垃圾积水井盖 0751-ABC',
  '\u0000',
  '\u202e',
  '\ud800',
  '🧑‍🧒',
  '\n',
  '$',
  '<'
)
