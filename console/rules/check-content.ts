import * as v from 'valibot'
import { type RulebookKind, rulebooks } from '../../contracts/rules/rulebooks'

/** What is wrong with a rulebook, by dotted path, in the words of the contract; the server would refuse the same. */
export function problemsIn(kind: RulebookKind, content: unknown): Record<string, string> {
  const schema: v.GenericSchema = rulebooks[kind]
  const result = v.safeParse(schema, content)
  if (result.success) return {}
  const problems: Record<string, string> = {}
  for (const issue of result.issues) problems[v.getDotPath(issue) ?? ''] ??= issue.message
  return problems
}

/** What is wrong somewhere under a path, for a control that shows several parts as one. */
export function problemUnder(problems: Record<string, string>, path: string): string | undefined {
  const under = Object.entries(problems).find(([at]) => at === path || at.startsWith(`${path}.`))
  return under?.[1]
}
