import { Button, Select } from 'antd'
import { sources } from '../../contracts/cases/views'
import type { Figures } from '../../contracts/statistics/figures'
import type { FiguresAddress, FilterName } from './address'

interface FigureFiltersProps {
  address: FiguresAddress
  /** How these are called. */
  named: Figures['named']
  go: (address: FiguresAddress) => void
}

const narrowing = ['area', 'department', 'matter'] as const
const labels = { area: '区域', department: '部门', matter: '事项' } as const
const everySource = [
  { value: '', label: '全部来源' },
  ...Object.entries(sources).map(([value, label]) => ({ value, label }))
]

function without(address: FiguresAddress, name: FilterName): FiguresAddress {
  const { [name]: _, ...rest } = address
  return rest
}

/** What the numbers are narrowed down to. Each can be taken away by itself. */
export function FigureFilters({ address, named, go }: FigureFiltersProps) {
  const given = narrowing.filter(name => address[name])
  return (
    <div className="figures-filters">
      <Select
        aria-label="来源"
        options={everySource}
        value={address.source ?? ''}
        onChange={source => go(source ? { ...address, source } : without(address, 'source'))}
      />
      {given.map(name => (
        <Button key={name} onClick={() => go(without(address, name))} aria-label={`不限${labels[name]}`}>
          {labels[name]}：{named[name] ?? '…'} ✕
        </Button>
      ))}
      {given.length === 0 && <span className="quiet">全市。点右边表里的名称，看它里面的</span>}
    </div>
  )
}
