import { type CodeAction, codeStepOf } from '../../contracts/codes/lifecycle'
import { type StaffCodeAction, staffCodeActions } from '../../contracts/codes/staff-views'
import { defaultRightsOf } from '../../contracts/staff/rights'
import { roles } from '../../contracts/staff/roles'
import { Refusal } from '../http/refusal'
import type { Staff } from '../staff/account'
import { type HeldRole, roleThatGives } from '../staff/roles/held'
import type { CodeRecord } from './model'

/** Who changes a code: a member of staff, or the command line, which only the server's operator can run. */
export interface Actor {
  id: string
  name: string
  held: readonly HeldRole[]
}

const administrator = { id: 'administrator', name: roles.administrator, rights: defaultRightsOf(['administrator']) }
export const commandLine: Actor = { id: 'cli', name: '命令行', held: [administrator] }

export function staffActor({ id, name, held }: Staff): Actor {
  return { id, name, held }
}

/** Returns the role in which a person takes a step, or refuses. */
export function roleFor(action: CodeAction, actor: Actor): string {
  const { may, label } = codeStepOf(action)
  const role = roleThatGives(actor, may)
  if (!role) throw new Refusal('forbidden', `您的岗位不能${label}二维码`)
  return role.id
}

/** Returns the steps that this person may take with this code now, in the table's order. */
export function codeActionsOn({ state }: Pick<CodeRecord, 'state'>, actor: Actor): StaffCodeAction[] {
  return staffCodeActions.filter(action => {
    const { from, may } = codeStepOf(action)
    return from.includes(state) && roleThatGives(actor, may) !== undefined
  })
}
