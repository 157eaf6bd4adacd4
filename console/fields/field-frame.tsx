import { type ReactNode, useId } from 'react'
import './field-frame.css'

/** The attributes that connect a control with its label and its error, for screen readers. */
export interface ControlProps {
  id: string
  'aria-invalid'?: true
  'aria-describedby'?: string
  status?: 'error'
}

interface FieldFrameProps {
  label: ReactNode
  error?: string
  /** For a group of controls that the label names as a whole. */
  group?: true
  children: (control: ControlProps) => ReactNode
}

export function FieldFrame({ label, error, group, children }: FieldFrameProps) {
  const id = useId()
  const wrong = error ? ({ 'aria-invalid': true, 'aria-describedby': `${id}-error`, status: 'error' } as const) : {}
  const inside = (
    <>
      {children({ id, ...wrong })}
      {error && (
        <span className="field-error" id={`${id}-error`} role="alert">
          {error}
        </span>
      )}
    </>
  )
  if (group) {
    return (
      <fieldset className="field">
        <legend className="field-label">{label}</legend>
        {inside}
      </fieldset>
    )
  }
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {inside}
    </div>
  )
}
