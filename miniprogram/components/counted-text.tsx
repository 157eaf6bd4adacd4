import { Box, TextArea } from './base'

interface Props {
  id: string
  label: string
  value: string
  most: number
  placeholder?: string
  error?: string
  onChange(value: string): void
}

/** A text with its length. Too much is said, not cut off. */
export function CountedText({ id, label, value, most, placeholder, error, onChange }: Props) {
  const length = [...value.trim()].length
  return (
    <Box className="counted">
      <TextArea
        id={id}
        label={label}
        value={value}
        placeholder={placeholder}
        invalid={error !== undefined || length > most}
        describedBy={`${id}-error ${id}-count`}
        onChange={onChange}
      />
      <Box id={`${id}-count`} className={`count ${length > most ? 'count-over' : ''}`}>
        {length > most ? `多了 ${length - most} 个字` : `${length}/${most}`}
      </Box>
    </Box>
  )
}
