import { type CodeAction, codeStepOf } from '../../contracts/codes/lifecycle'
import { type StaffCodeAction, staffCodeActions } from '../../contracts/codes/staff-views'
import { Refusal } from '../http/refusal'
import type { Staff } from '../staff/account'
import type { CodeRecord } from './model'

/** Who changes a code: a member of staff, or the command line, which only the server's operator can run. */
export interface Actor {
  id: string
  name: string
  roles: readonly string[]
}

export const commandLine: Actor = { id: 'cli', name: '命令行', roles: ['administrator'] }

export function staffActor({ id, name, roles }: Staff): Actor {
  return { id, name, roles }
}

/** Returns the role in which a person takes a step, or refuses. */
export function roleFor(action: CodeAction, actor: Actor): string {
  const { by, label } = codeStepOf(action)
  const role = by.find(one => actor.roles.includes(one))
  if (!role) throw new Refusal('forbidden', `您的岗位不能${label}二维码`)
  return role
}

/** Returns the steps that this person may take with this code now, in the table's order. */
export function codeActionsOn({ state }: Pick<CodeRecord, 'state'>, actor: Actor): StaffCodeAction[] {
  return staffCodeActions.filter(action => {
    const { from, by } = codeStepOf(action)
    return from.includes(state) && by.some(role => actor.roles.includes(role))
  })
}
