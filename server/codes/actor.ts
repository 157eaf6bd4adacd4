import { type CodeAction, codeReaders, codeStepOf } from '../../contracts/codes/lifecycle'
import { type StaffCodeAction, staffCodeActions } from '../../contracts/codes/staff-views'
import { Refusal } from '../http/refusal'
import type { Staff } from '../staff/account'
import type { CodeRecord } from './model'

/** Whoever changes a code: a member of staff, or the command line, which whoever runs the server uses. */
export interface Actor {
  id: string
  name: string
  roles: readonly string[]
}

export const commandLine: Actor = { id: 'cli', name: '命令行', roles: ['administrator'] }

export function staffActor({ id, name, roles }: Staff): Actor {
  return { id, name, roles }
}

/** The role in which somebody takes a step, or a refusal. */
export function roleFor(action: CodeAction, actor: Actor): string {
  const { by, label } = codeStepOf(action)
  const role = by.find(one => actor.roles.includes(one))
  if (!role) throw new Refusal('forbidden', `您的岗位不能${label}二维码`)
  return role
}

export function mustRead({ roles }: Staff): void {
  if (!roles.some(role => codeReaders.includes(role))) throw new Refusal('forbidden', '您的岗位不能查看二维码')
}

/** What this person can do with this code now, in the table's order. */
export function codeActionsOn({ state }: Pick<CodeRecord, 'state'>, actor: Actor): StaffCodeAction[] {
  return staffCodeActions.filter(action => {
    const { from, by } = codeStepOf(action)
    return from.includes(state) && by.some(role => actor.roles.includes(role))
  })
}
