import type { Arrival, CaseAction, FactNamesOf } from '../../../contracts/cases/workflow'
import type { Effects } from './effect'
import { afterEndEffects } from './effects-after-end'
import { checkingEffects } from './effects-checking'
import { correctingEffects } from './effects-correcting'
import { filingEffects } from './effects-filing'
import { handlingEffects } from './effects-handling'

/** Actions whose row names facts; only an effect can know them. What arrives by itself brings its own. */
type LeavesFacts = { [A in CaseAction]: [FactNamesOf<A>] extends [never] ? never : A }[CaseAction]
type Needed = Exclude<LeavesFacts, Arrival>

/** Steps that do more than their row of the table says. */
export const effects: Partial<Effects> & Pick<Effects, Needed> = {
  ...filingEffects,
  ...handlingEffects,
  ...checkingEffects,
  ...afterEndEffects,
  ...correctingEffects
}
