import { recoveryCodes } from '../../../contracts/staff/second-factor'
import { keyedHash, keyedHashes } from '../../vault'
import { randomGroups } from '../password-symbols'

/** Makes a set of codes of 59 bits each, in groups. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodes }, () => randomGroups(3))
}

/** The same code of another account is stored as something else. */
const written = (account: string, code: string) => `${account} ${code.replaceAll('-', '')}`

/** What is stored of new codes. */
export const hashesOf = (account: string, codes: readonly string[]) =>
  codes.map(code => keyedHash('recovery code', written(account, code)))

/** What may be stored of a code: under the present secret, or under the one before it. */
export const possibleHashes = (account: string, code: string) =>
  keyedHashes('recovery code', written(account, code)).map(({ hash }) => hash)
