import * as v from 'valibot'
import { NewReport } from '../../contracts/reports/views'

/** The server's own rules, asked before the network is: the same sentences at the same fields. */
export function checkReport(report: unknown): { report: NewReport } | { errors: Record<string, string> } {
  const result = v.safeParse(NewReport, report)
  if (result.success) return { report: result.output }
  const errors: Record<string, string> = {}
  for (const issue of result.issues) errors[v.getDotPath(issue) ?? 'text'] ??= issue.message
  return { errors }
}
