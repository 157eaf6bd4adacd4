import { Button, Input, Select } from 'antd'
import { type Period, type PeriodKind, periodAt, periodInWords, periodKinds, shifted } from './periods'

interface PeriodPickerProps {
  period: Period
  today: string
  go: (period: Period) => void
}

const kinds = Object.entries(periodKinds).map(([value, label]) => ({ value: value as PeriodKind, label }))

export function PeriodPicker({ period, today, go }: PeriodPickerProps) {
  const { kind, from, to } = period
  const day = (name: 'from' | 'to', label: string) => (
    <Input
      type="date"
      aria-label={label}
      value={period[name]}
      onChange={({ target: { value } }) => {
        const changed = { ...period, [name]: value }
        if (value && changed.from <= changed.to) go(changed)
      }}
    />
  )
  return (
    <search className="figures-period" aria-label="统计时间">
      <Select
        aria-label="按什么时间统计"
        options={kinds}
        value={kind}
        onChange={chosen =>
          go(chosen === 'custom' ? { kind: chosen, from, to } : periodAt(chosen, from > today ? today : from))
        }
      />
      <Button aria-label="前一期" onClick={() => go(shifted(period, -1))}>
        ←
      </Button>
      {kind === 'custom' ? (
        <>
          {day('from', '从哪一天')}
          <span>到</span>
          {day('to', '到哪一天')}
        </>
      ) : (
        <b className="figures-when">{periodInWords(period)}</b>
      )}
      <Button aria-label="后一期" disabled={to >= today} onClick={() => go(shifted(period, 1))}>
        →
      </Button>
      {kind !== 'custom' && (from > today || to < today) && (
        <Button type="text" onClick={() => go(periodAt(kind, today))}>
          回到今天
        </Button>
      )}
    </search>
  )
}
