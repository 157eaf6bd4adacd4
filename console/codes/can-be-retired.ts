import { type CodeState, codeStepOf } from '../../contracts/codes/lifecycle'

export function canBeRetired({ state }: { state: CodeState }): boolean {
  return codeStepOf('retire').from.includes(state)
}
