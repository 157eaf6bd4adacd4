export interface DayInputProps {
  id: string
  label: string
  /** A day as 2026-12-01, or nothing. */
  value: string
  /** No earlier day can be chosen. */
  first: string
  invalid?: boolean
  onChange(day: string): void
}
