const reading = ['find', 'findOne', 'findById', 'exists', 'countDocuments', 'aggregate'] as const
type Reading = (typeof reading)[number]
export type Readable = Record<Reading, (...given: never[]) => unknown>

/** Returns a model without its writing methods, for other areas: an area writes only its own collections. */
export function readOnly<M extends Readable>(model: M): Pick<M, Reading> {
  return Object.fromEntries(reading.map(name => [name, model[name].bind(model)])) as unknown as Pick<M, Reading>
}
