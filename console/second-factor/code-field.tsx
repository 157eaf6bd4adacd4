import { Input, type InputRef } from 'antd'
import type { Ref } from 'react'
import { FieldFrame } from '../fields/field-frame'

interface CodeFieldProps {
  label?: string
  value: string
  error?: string | undefined
  onChange: (value: string) => void
  inputRef?: Ref<InputRef>
}

/** Where a code of an authenticator or a recovery code is typed. Not for digits alone: recovery codes have letters. */
export function CodeField({ label = '验证码', value, error, onChange, inputRef }: CodeFieldProps) {
  return (
    <FieldFrame label={label} {...(error && { error })}>
      {control => (
        <Input
          {...control}
          {...(inputRef && { ref: inputRef })}
          className="code-field"
          size="large"
          name="code"
          autoComplete="one-time-code"
          spellCheck={false}
          maxLength={64}
          value={value}
          onChange={event => onChange(event.target.value)}
        />
      )}
    </FieldFrame>
  )
}
