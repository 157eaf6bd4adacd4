import { codeOfLink, readPlaceCode } from '../../../contracts/codes/place-code'
import type { StaffCodeView } from '../../../contracts/codes/staff-views'
import type { OpenCaseHere } from '../../../contracts/codes/views'
import type { ApiError } from '../../api/errors'

/** What is known of the code in the collector's hand. */
export type Seen =
  | { kind: 'none' }
  | { kind: 'mistyped'; typed: string; slip: 'shape' | 'check' }
  | { kind: 'looking' | 'unknown' | 'unreachable'; code: string }
  | { kind: 'refused'; code: string; message: string }
  | { kind: 'known'; code: string; view: StaffCodeView; openCases: readonly OpenCaseHere[] }

/** Reads what was scanned or typed without asking anybody. */
export function seenOf(given: string | undefined): Seen {
  const typed = codeOfLink(given ?? '').trim()
  const read = readPlaceCode(typed)
  if ('code' in read) return { kind: 'looking', code: read.code }
  return read.problem === 'empty' ? { kind: 'none' } : { kind: 'mistyped', typed, slip: read.problem }
}

/** Without an answer the code may still be hung: what is done waits on the phone. */
export function seenAfter(error: ApiError, code: string): Seen {
  if (error.code === 'code_unknown') return { kind: 'unknown', code }
  if (error.code === 'forbidden') return { kind: 'refused', code, message: error.message }
  return { kind: 'unreachable', code }
}

/** What is wrong with a typed code, or nothing. */
export function slipIn(seen: Seen): string | undefined {
  if (seen.kind !== 'mistyped') return undefined
  return seen.slip === 'check'
    ? `“${seen.typed}”有一位打错了，请对照牌子再看一遍。`
    : `“${seen.typed}”不像我们的码，牌子上是 9 位，如 7K2M-9QXD-T。`
}
