import type { DispatchRule } from '../../../contracts/rules/kinds'
import type { Choice } from '../../fields/choices'

interface RuleLineProps {
  at: number
  rule: DispatchRule
  matters: readonly Choice[]
  departments: readonly { value: string; label: string }[]
  fires: boolean
}

/** A rule without fields, for people who may not edit. */
export function RuleLine({ at, rule, matters, departments, fires }: RuleLineProps) {
  const { matter, area, department, note } = rule
  return (
    <tr className={fires ? 'rule-fires' : undefined}>
      <th scope="row">{at + 1}</th>
      <td>{matter ? (matters.find(({ id }) => id === matter)?.label ?? matter) : '全部事项'}</td>
      <td>{area || '全部区域'}</td>
      <td>{departments.find(({ value }) => value === department)?.label ?? department}</td>
      <td>{note}</td>
      <td />
    </tr>
  )
}
