import { Button, Input } from 'antd'
import { FieldFrame } from '../../../fields/field-frame'
import { dateAfter, dayInWords } from '../../../time/times'
import type { FieldProps } from './field-props'

const spans: [label: string, days: number][] = [
  ['一周', 7],
  ['一个月', 30],
  ['三个月', 91],
  ['半年', 182]
]
const longest = 365

export function UntilField({ draft, edit, errors }: FieldProps) {
  const choose = (until: string) => edit(now => ({ ...now, until }))
  return (
    <FieldFrame label="挂账到哪一天（到时自动恢复，最长一年）" error={errors.until}>
      {control => (
        <div className="until">
          <Input
            {...control}
            type="date"
            min={dateAfter(1)}
            max={dateAfter(longest)}
            value={draft.until}
            onChange={event => choose(event.target.value)}
          />
          {spans.map(([label, days]) => (
            <Button key={days} size="small" onClick={() => choose(dateAfter(days))}>
              {label}
            </Button>
          ))}
          {draft.until && <span>到 {dayInWords(draft.until)}</span>}
        </div>
      )}
    </FieldFrame>
  )
}
