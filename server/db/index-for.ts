import type { IndexDefinition, IndexOptions, Schema } from 'mongoose'

/** A schema of any documents. */
type AnySchema = Pick<Schema, 'index'>
const queries = new WeakMap<AnySchema, string[]>()

/**
 * Adds indexes to a schema and says which query they serve: an index costs every write, so one that no query needs has
 * to be seen.
 */
export function indexFor(schema: AnySchema, query: string, ...indexes: [IndexDefinition, IndexOptions?][]): void {
  for (const [fields, options] of indexes) schema.index(fields, options)
  queries.set(schema, [...queriesServed(schema), ...indexes.map(() => query)])
}

/** Returns what the indexes of a schema serve, one sentence for each. */
export function queriesServed(schema: AnySchema): readonly string[] {
  return queries.get(schema) ?? []
}
