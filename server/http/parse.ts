import * as v from 'valibot'
import { Refusal } from './refusal'

/** The value in the schema's shape, or a refusal that names every field that is wrong in words for its reader. */
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

/** valibot's own English wording never reaches a person: schemas that matter carry Chinese, the rest says this. */
function plain(issue: v.BaseIssue<unknown>): string {
  if (issue.received === 'undefined') return '请填写这一项'
  return /^[\x20-\x7e]*$/.test(issue.message) || issue.message.startsWith('Invalid') ? '这一项没有填对' : issue.message
}
