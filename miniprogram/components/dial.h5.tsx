import { dialled } from '../../contracts/spelling/numbers-in'
import type { DialProps } from './dial'

/** A number that a tap dials. */
export function Dial({ id, number, className = 'dial', label, children }: DialProps) {
  return (
    <a id={id} className={className} href={`tel:${dialled(number)}`} aria-label={label}>
      {children ?? number}
    </a>
  )
}
