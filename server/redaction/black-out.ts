import { applyBlackout } from './apply-blackout'
import { sealFormer, writeBlackout } from './blackouts'
import type { Blackout, BlackoutRecord } from './model'

interface BlackingOut {
  place: string
  caseNo: string
  /** What the place holds, what it is to hold, and what it has held. */
  words: string
  next: string
  former: readonly string[]
  before: BlackoutRecord | undefined
  staff: NonNullable<Blackout['unfinished']>['staff']
  back: boolean
  key: { key: string; print: string }
  /** Called as soon as nothing can take it back any more. */
  written?: () => void
}

/** Writes the record of what a place holds and has held, and does everything else from it. Returns false when somebody was quicker. */
export async function blackOut(asked: BlackingOut): Promise<boolean> {
  const { place, caseNo, words, next, former, before, staff, back, key, written } = asked
  const blackout = {
    place,
    caseNo,
    sealed: sealFormer(place, [...former, ...(former.includes(words) ? [] : [words])]),
    words: next,
    unfinished: { at: new Date(), staff, back, ...key }
  }
  if (!(await writeBlackout(blackout, before))) return false
  written?.()
  await applyBlackout(blackout)
  return true
}
