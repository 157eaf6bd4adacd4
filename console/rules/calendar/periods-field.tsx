import { Button, Input } from 'antd'
import type { Calendar } from '../../../contracts/rules/calendar'
import { readClock } from './clock-text'

type Periods = Calendar['makeUp']

interface PeriodsFieldProps {
  name: string
  periods: Periods
  change: (periods: Periods) => void
  problem?: string
  readOnly: boolean
}

/** The working periods of one day. A day without any is a day off. */
export function PeriodsField({ name, periods, change, problem, readOnly }: PeriodsFieldProps) {
  const set = (at: number, end: 0 | 1, text: string) =>
    change(
      periods.map((period, index) => (index === at ? (end === 0 ? [text, period[1]] : [period[0], text]) : period))
    )
  return (
    <fieldset className="periods">
      <legend className="periods-name">{name}</legend>
      {periods.length === 0 && <span className="quiet">不上班</span>}
      {periods.map(([start, end], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: periods have no identity but their place in the day
        <span key={at} className="period">
          <ClockInput
            label={`${name}第 ${at + 1} 段开始`}
            text={start}
            set={text => set(at, 0, text)}
            readOnly={readOnly}
          />
          –
          <ClockInput
            label={`${name}第 ${at + 1} 段结束`}
            text={end}
            set={text => set(at, 1, text)}
            readOnly={readOnly}
          />
          {!readOnly && (
            <Button
              size="small"
              type="text"
              aria-label={`去掉${name}第 ${at + 1} 段`}
              onClick={() => change(periods.filter((_, index) => index !== at))}
            >
              ×
            </Button>
          )}
        </span>
      ))}
      {!readOnly && (
        <Button size="small" aria-label={`${name}加一段`} onClick={() => change([...periods, ['', '']])}>
          加一段
        </Button>
      )}
      {problem && (
        <span className="field-error" role="alert">
          {problem}
        </span>
      )}
    </fieldset>
  )
}

interface ClockInputProps {
  label: string
  text: string
  set: (text: string) => void
  readOnly: boolean
}

function ClockInput({ label, text, set, readOnly }: ClockInputProps) {
  return (
    <Input
      aria-label={label}
      className="period-clock"
      inputMode="numeric"
      placeholder="08:00"
      maxLength={5}
      readOnly={readOnly}
      value={text}
      onChange={event => set(event.target.value)}
      onBlur={() => set(text === '' ? '' : readClock(text))}
    />
  )
}
