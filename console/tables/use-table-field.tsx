import { type ReactNode, useRef, useState } from 'react'
import { FieldFrame } from '../fields/field-frame'

interface TableFieldOptions {
  label: string
  /** What is said when nothing was chosen. */
  none?: string
  /** As a file picker wants it. */
  accept?: string
  /** Another file was chosen. */
  changed?: () => void
}

/** A field for one file. `take` returns it, or says at the field that it is missing. */
export function useTableField({ label, none = '请选一个表格', accept = '.csv,.xlsx', changed }: TableFieldOptions) {
  const picker = useRef<HTMLInputElement>(null)
  const [missing, setMissing] = useState(false)

  /** The file is read now: one that has changed on the disk since it was chosen could not be sent. */
  async function take(): Promise<File | undefined> {
    const file = picker.current?.files?.[0]
    setMissing(!file)
    return file && new File([await file.arrayBuffer()], file.name)
  }

  const field: ReactNode = (
    <FieldFrame label={label} error={missing ? none : undefined}>
      {({ id, 'aria-describedby': told, 'aria-invalid': invalid }) => (
        <input
          ref={picker}
          id={id}
          aria-describedby={told}
          aria-invalid={invalid}
          type="file"
          accept={accept}
          onChange={() => {
            setMissing(false)
            changed?.()
          }}
        />
      )}
    </FieldFrame>
  )
  return { field, take }
}

/** A table with nothing but its heading. Excel reads a CSV in UTF-8 only with this mark in front. */
export const emptyTable = (columns: readonly string[]) =>
  new Blob([`\ufeff${columns.join(',')}\r\n`], { type: 'text/csv' })
