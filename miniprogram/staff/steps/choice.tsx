import { Box, Tap, Words } from '../../components/base'

interface Props<T> {
  id: string
  options: readonly { value: T; label: string }[]
  value: T | undefined
  onChange(value: T): void
}

/** One of a few, each large enough for a thumb. */
export function Choice<T extends string | boolean>({ id, options, value, onChange }: Props<T>) {
  return (
    <Box className="chips">
      {options.map(option => (
        <Tap
          key={String(option.value)}
          id={`${id}-${option.value}`}
          className={`chip ${option.value === value ? 'chip-on' : ''}`}
          pressed={option.value === value}
          label={option.label}
          onTap={() => onChange(option.value)}
        >
          <Words>{option.label}</Words>
        </Tap>
      ))}
    </Box>
  )
}
