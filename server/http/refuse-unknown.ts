import type { GenericSchema } from 'valibot'
import { Refusal } from './refusal'

/**
 * Refuses parameters that the row does not know: whoever mistypes `state` as `status` gets an error, and not a list of
 * everything that looks like an answer.
 */
export function refuseUnknown(schema: GenericSchema | undefined, query: object) {
  const known = namesIn(schema)
  const strangers = Object.keys(query).filter(name => !known.includes(name))
  if (strangers.length === 0) return
  const fields = Object.fromEntries(strangers.map(name => [name, '没有这个参数']))
  throw new Refusal('invalid_fields', `没有这个参数：${strangers.slice(0, 3).join('、').slice(0, 60)}`, fields)
}

/** The names of an object schema's fields, also inside a pipe. */
function namesIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  if ('entries' in schema && typeof schema.entries === 'object' && schema.entries) return Object.keys(schema.entries)
  const inside = 'pipe' in schema && Array.isArray(schema.pipe) ? schema.pipe[0] : undefined
  return inside === schema ? [] : namesIn(inside)
}
