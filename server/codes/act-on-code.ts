import type { InferOutput } from 'valibot'
import type { codeForms, StaffCodeAction } from '../../contracts/codes/staff-views'
import type { StepKey } from '../versioned/step-key'
import { type Actor, roleFor } from './actor'
import { changeCode } from './change-code'
import { correctCode, postCode, restoreCode } from './hang-code'
import type { CodeRecord } from './model'
import { replaceCode } from './replace-code'

type Form<A extends StaffCodeAction> = InferOutput<(typeof codeForms)[A]>
interface Taking {
  actor: Actor
  version?: number | undefined
  key?: StepKey | undefined
}
type Run<A extends StaffCodeAction> = (found: CodeRecord, form: Form<A>, taking: Taking) => Promise<CodeRecord>

const runs: { [A in StaffCodeAction]: Run<A> } = {
  print: (found, { note }, taking) => changeCode(found, { ...taking, action: 'print', words: note }),
  post: postCode,
  correct: correctCode,
  damage: (found, { note, media }, taking) => changeCode(found, { ...taking, action: 'damage', words: note, media }),
  lose: (found, { reason }, taking) => changeCode(found, { ...taking, action: 'lose', words: reason }),
  restore: restoreCode,
  replace: (found, { successor, note, media }, taking) =>
    replaceCode(found, { ...taking, successor, words: note, media }),
  retire: (found, { reason }, taking) => changeCode(found, { ...taking, action: 'retire', words: reason })
}

interface Act<A extends StaffCodeAction> extends Taking {
  action: A
  form: Form<A>
}

/**
 * Takes one step with a code. The role is checked first, so that a person without the right learns nothing of the
 * code.
 */
export function actOnCode<A extends StaffCodeAction>(found: CodeRecord, act: Act<A>): Promise<CodeRecord> {
  const { action, form, ...taking } = act
  roleFor(action, taking.actor)
  return runs[action](found, form, taking)
}
