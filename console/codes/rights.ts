import { type CodeAction, type CodeState, codeReaders, codeStepOf } from '../../contracts/codes/lifecycle'
import type { Role } from '../../contracts/staff/roles'

export function readsCodes(roles: readonly Role[]): boolean {
  return roles.some(role => codeReaders.includes(role))
}

/** Whether these roles take a step with codes at all; one code's own actions come from the server. */
export function takes(action: CodeAction, roles: readonly Role[]): boolean {
  return roles.some(role => codeStepOf(action).by.includes(role))
}

export function canBeRetired({ state }: { state: CodeState }): boolean {
  return codeStepOf('retire').from.includes(state)
}
