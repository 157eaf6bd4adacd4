import { readPlaceCode } from '../../contracts/codes/place-code'
import type { CodeView } from '../../contracts/codes/views'
import type { ApiError } from '../api/errors'

/** What is known of the place the resident stands at. */
export type Spot =
  | { kind: 'none' }
  | { kind: 'mistyped'; typed: string; slip: 'shape' | 'check' }
  | { kind: 'looking' | 'unknown' | 'retired' | 'unreachable'; code: string }
  | { kind: 'known'; code: string; view: CodeView }

/** Reads a code without asking anybody: a wrong check symbol is a slip, not an unknown place. */
export function spotOf(given: string | undefined): Spot {
  if (!given) return { kind: 'none' }
  const read = readPlaceCode(given)
  if ('code' in read) return { kind: 'looking', code: read.code }
  return read.problem === 'empty' ? { kind: 'none' } : { kind: 'mistyped', typed: given, slip: read.problem }
}

/** What a failed look-up says about the place. Whoever cannot reach the server may still send with the code. */
export function spotAfter(error: ApiError, code: string): Spot {
  if (error.code === 'code_unknown' || error.code === 'not_found') return { kind: 'unknown', code }
  if (error.code === 'code_retired') return { kind: 'retired', code }
  return { kind: 'unreachable', code }
}

/** The code to send with the report: any that may be good. */
export function codeToSend(spot: Spot): string | undefined {
  return spot.kind === 'known' || spot.kind === 'looking' || spot.kind === 'unreachable' ? spot.code : undefined
}

/** Under which name the draft of this place is kept. */
export function draftName(spot: Spot): string {
  return 'code' in spot ? spot.code : 'none'
}
