import * as v from 'valibot'
import { Refusal } from './refusal'

/** Returns the value in the schema's shape. Refuses otherwise and names every wrong field in words for people. */
export function parse<const S extends v.GenericSchema>(schema: S, input: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, input)
  if (result.success) return result.output
  const fields: Record<string, string> = {}
  for (const issue of result.issues) {
    const path = v.getDotPath(issue) ?? ''
    fields[path] ??= plain(issue)
  }
  const first = result.issues[0] && plain(result.issues[0])
  throw new Refusal('invalid_fields', first, fields)
}

/**
 * Replaces valibot's English messages, which people must not see. Schemas with fields that people fill in have Chinese
 * ones.
 */
function plain(issue: v.BaseIssue<unknown>): string {
  if (issue.received === 'undefined') return '请填写这一项'
  return /^[\x20-\x7e]*$/.test(issue.message) || issue.message.startsWith('Invalid') ? '这一项没有填对' : issue.message
}
