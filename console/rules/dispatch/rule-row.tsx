import { Button, Input, Select } from 'antd'
import { memo, useState } from 'react'
import type { DispatchRule } from '../../../contracts/rules/kinds'
import type { Choice } from '../../fields/choices'
import { optionsFor } from './matter-options'

export interface RuleSteps {
  change: (at: number, part: Partial<DispatchRule>) => void
  move: (at: number, by: -1 | 1) => void
  remove: (at: number) => void
}

interface RuleRowProps {
  at: number
  last: boolean
  rule: DispatchRule
  matters: readonly Choice[]
  departments: readonly { value: string; label: string }[]
  steps: RuleSteps
  problem?: string
  /** The index of the rule above that fits every case of this one. */
  hidden?: number
  fires: boolean
}

export const RuleRow = memo(function RuleRow(props: RuleRowProps) {
  const { at, last, rule, matters, departments, steps, problem, hidden, fires } = props
  const [typed, setTyped] = useState('')
  const number = at + 1
  return (
    <tr className={fires ? 'rule-fires' : undefined}>
      <th scope="row">
        {number}
        {fires && <span className="visually-hidden">，试派时用的是这一条</span>}
      </th>
      <td>
        <Select
          aria-label={`规则 ${number} 的事项`}
          className="rule-matter"
          showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
          options={optionsFor(matters, typed)}
          value={rule.matter}
          labelRender={({ value, label }) => label ?? matters.find(({ id }) => id === value)?.label ?? value}
          onChange={matter => {
            setTyped('')
            steps.change(at, { matter })
          }}
        />
      </td>
      <td>
        <Input
          aria-label={`规则 ${number} 的区域`}
          className="rule-area"
          inputMode="numeric"
          placeholder="全部区域"
          maxLength={15}
          value={rule.area}
          onChange={event => steps.change(at, { area: event.target.value.replace(/\s/g, '') })}
        />
      </td>
      <td>
        <Select
          aria-label={`规则 ${number} 的部门`}
          className="rule-department"
          showSearch={{ optionFilterProp: 'label' }}
          options={[...departments]}
          placeholder="选择部门"
          value={rule.department || undefined}
          onChange={department => steps.change(at, { department })}
        />
      </td>
      <td>
        <Input
          aria-label={`规则 ${number} 的说明`}
          maxLength={60}
          value={rule.note}
          onChange={event => steps.change(at, { note: event.target.value })}
        />
        {problem && (
          <span className="field-error rule-trouble" role="alert">
            {problem}
          </span>
        )}
        {hidden !== undefined && <span className="rule-hidden">规则 {hidden + 1} 已经全包括了，轮不到这一条</span>}
      </td>
      <td className="rule-steps">
        <Button
          size="small"
          data-move={`${at} -1`}
          aria-label={`规则 ${number} 上移`}
          disabled={at === 0}
          onClick={() => steps.move(at, -1)}
        >
          ↑
        </Button>
        <Button
          size="small"
          data-move={`${at} 1`}
          aria-label={`规则 ${number} 下移`}
          disabled={last}
          onClick={() => steps.move(at, 1)}
        >
          ↓
        </Button>
        <Button size="small" aria-label={`去掉规则 ${number}`} onClick={() => steps.remove(at)}>
          去掉
        </Button>
      </td>
    </tr>
  )
})
