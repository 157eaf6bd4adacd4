import type { AccountView } from '../../../contracts/staff/views'

/** Who does something on this phone, and for which colleague. It goes under both names however late it is sent. */
export interface Sender {
  /** Of the person who is signed in. */
  id: string
  name: string
  /** The colleague's account for whom it was done. */
  standsFor?: string
}

export function senderOf({ id, name, person }: Pick<AccountView, 'id' | 'name' | 'person'>): Sender {
  return person ? { id: person.id, name, standsFor: id } : { id, name }
}

/** Under which name the phone keeps what is not sent yet: what was begun for a colleague stays apart from one's own. */
export function deskOf({ id, standsFor }: Sender): string {
  return standsFor ? `${id}+${standsFor}` : id
}
