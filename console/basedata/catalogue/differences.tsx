import type { AuditChange } from '../../../contracts/audit/views'
import { type Difference, differenceWords } from '../../../contracts/catalogue/editions'
import { Changes } from '../thing-history'

/** A change of the catalogue: nothing before is something new, nothing after was taken away. */
export const changeInWords = ({ what, before, after }: AuditChange) =>
  `${what}：${before === undefined ? '' : `${before} → `}${after ?? '（去掉）'}`

/** What differs, thing by thing, before and after. */
export function Differences({ items, label }: { items: readonly Difference[]; label: string }) {
  return (
    <ul className="catalogue-differences" aria-label={label}>
      {items.map(({ kind, id, title, what, changes }) => (
        <li key={`${kind} ${id}`}>
          <span className={`catalogue-mark catalogue-${what}`}>{differenceWords[what]}</span>{' '}
          <b>
            {kind === 'topic' && '类别 '}
            {title}
          </b>
          {what === 'changed' && <Changes changes={changes} inWords={changeInWords} />}
        </li>
      ))}
    </ul>
  )
}
