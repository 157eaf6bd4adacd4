import * as v from 'valibot'
import { CaseNo, QueryCode } from '../../../contracts/common'

type Checked = { caseNo: string; queryCode: string } | { errors: Record<string, string> }

/** Both numbers as the server wants them; people type them with blanks and dashes. */
export function checkNumbers(caseNo: string, queryCode: string): Checked {
  const number = v.safeParse(CaseNo, caseNo.replace(/[\s-]/g, ''))
  const code = v.safeParse(QueryCode, queryCode)
  if (number.success && code.success) return { caseNo: number.output, queryCode: code.output }
  return {
    errors: {
      ...(number.success ? {} : { caseNo: number.issues[0].message }),
      ...(code.success ? {} : { queryCode: code.issues[0].message })
    }
  }
}
