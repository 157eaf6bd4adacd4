import { recoveryCodes } from '../../../contracts/staff/second-factor'
import { keyedHash } from '../../vault'
import { randomGroups } from '../password-symbols'

/** Makes a set of codes of 59 bits each, in groups. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodes }, () => randomGroups(3))
}

/** What is stored of a code. The same code of another account is stored as something else. */
export function hashOfRecoveryCode(account: string, code: string): string {
  return keyedHash('recovery code', `${account} ${code.replaceAll('-', '')}`)
}

export const hashesOf = (account: string, codes: readonly string[]) =>
  codes.map(code => hashOfRecoveryCode(account, code))
