import type { ReactNode } from 'react'
import { Box, Words } from './base'

interface Props {
  name: string
  label: string
  /** The label is only for screen readers, as the part speaks for itself. */
  unlabelled?: true
  hint?: string
  error?: string
  children: ReactNode
}

/** A labelled part of a form with what the server says about it. */
export function Field({ name, label, unlabelled, hint, error, children }: Props) {
  return (
    <Box className={`field ${error ? 'field-wrong' : ''}`} role="group" label={label}>
      {!unlabelled && (
        <Box className="field-head">
          <Words className="field-label">{label}</Words>
          {hint && <Words className="hint">{hint}</Words>}
        </Box>
      )}
      {children}
      {error && (
        <Box id={`${name}-error`} className="field-error">
          {error}
        </Box>
      )}
    </Box>
  )
}
