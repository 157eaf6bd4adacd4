import { isOpen } from '../../contracts/cases/states'
import type { CaseRecord } from './model'

/**
 * Whether strangers see the photo of a case in this state at its code: only after an operator has looked at it and accepted
 * the case.
 */
export function showsPhoto(state: CaseRecord['state']): boolean {
  return isOpen(state) && state !== 'submitted' && state !== 'verifying'
}

/** Returns the photo of a case that strangers have been able to see; undefined when there is none. */
export function publicPhoto({ cover, place, history }: Pick<CaseRecord, 'cover' | 'place' | 'history'>) {
  return cover && place.code && history.some(({ to }) => showsPhoto(to)) ? cover : undefined
}
