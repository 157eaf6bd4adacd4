import * as v from 'valibot'
import { type RulesKind, rulesSchemas } from '../../contracts/rules/kinds'

/** Returns what is wrong with rules, by dotted path, as the server would say it. */
export function problemsIn(kind: RulesKind, content: unknown): Record<string, string> {
  const schema: v.GenericSchema = rulesSchemas[kind]
  const result = v.safeParse(schema, content)
  if (result.success) return {}
  const problems: Record<string, string> = {}
  for (const issue of result.issues) problems[v.getDotPath(issue) ?? ''] ??= issue.message
  return problems
}

/** Returns the first problem under a path, for a control that shows several values. */
export function problemUnder(problems: Record<string, string>, path: string): string | undefined {
  const under = Object.entries(problems).find(([at]) => at === path || at.startsWith(`${path}.`))
  return under?.[1]
}
