import { type CaseState, stateOf } from '../../contracts/cases/states'
import { Words } from './base'

/** Where the case stands, in the server's words; the colour only repeats them. */
export function StateTag({ state, text }: { state: CaseState; text: string }) {
  return <Words className={`tag tag-${stateOf(state).tone}`}>{text}</Words>
}
