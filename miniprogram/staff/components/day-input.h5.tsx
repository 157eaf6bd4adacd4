import type { DayInputProps } from './day-input-props'

/** The browser's own calendar. */
export function DayInput({ id, label, value, first, invalid, onChange }: DayInputProps) {
  return (
    <input
      id={id}
      className="input"
      type="date"
      aria-label={label}
      aria-invalid={invalid || undefined}
      aria-describedby={invalid ? `${id}-error` : undefined}
      min={first}
      value={value}
      onChange={event => onChange(event.target.value)}
    />
  )
}
