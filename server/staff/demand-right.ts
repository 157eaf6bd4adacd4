import type { May } from '../../contracts/endpoint'
import { refusalOfRight } from '../../contracts/staff/rights'
import { Refusal } from '../http/refusal'
import type { Staff } from './account'

/** Refuses whoever has not the right that a row of the contract names. */
export function demandRight(
  { rights }: Pick<Staff, 'rights'>,
  may: May,
  params: Readonly<Record<string, unknown>>
): void {
  if (may === 'anyStaff') return
  const right = typeof may === 'string' ? may : may.rights[String(params[may.param])]
  // A row whose rights leave out a value of its parameter is a bug of ours, and nobody gets through by it.
  if (!right) throw new Error('a row names no right for this parameter')
  if (!rights.includes(right)) throw new Refusal('forbidden', refusalOfRight(right))
}
