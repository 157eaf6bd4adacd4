import { log } from '../../log'
import { seal, unseal } from '../../vault'

/** Encrypts a secret for one account: beside another it does not open. */
export function sealSecret(account: string, secret: string): string {
  return seal('second factor', secret, account)
}

/** Returns nothing when it does not open, as after a change of CONTACT_SECRET: no code is right then until it is reset. */
export function openSecret(account: { _id: unknown; secondFactor: { sealed: string } }): string | undefined {
  const id = String(account._id)
  try {
    return unseal('second factor', account.secondFactor.sealed, id)
  } catch {
    log.warn({ account: id }, 'a stored second factor cannot be read: reset it on the page of the account')
    return undefined
  }
}
