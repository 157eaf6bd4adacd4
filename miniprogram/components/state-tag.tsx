import type { CaseState } from '../../contracts/cases/states'
import { Words } from './base'

const tones: Partial<Record<CaseState, string>> = {
  closed: 'done',
  rejected: 'ended',
  voided: 'ended',
  withdrawn: 'ended',
  suspended: 'paused'
}

/** Where the case stands, in the server's words; the colour only repeats them. */
export function StateTag({ state, text }: { state: CaseState; text: string }) {
  return <Words className={`tag tag-${tones[state] ?? 'going'}`}>{text}</Words>
}
