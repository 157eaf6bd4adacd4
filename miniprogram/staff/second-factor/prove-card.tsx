import { useState } from 'react'
import { Box, Tap, TextInput, Title, Words } from '../../components/base'
import { Field } from '../../components/field'
import { Notice } from '../../components/notice'
import type { Proof } from '../api/second-factor'

interface Props {
  title: string
  by: 'password' | 'code'
  busy: boolean
  trouble: string | undefined
  wrong: Record<string, string>
  prove(proof: Proof): void
  cancel(): void
}

const labels = { password: '密码', code: '现在的验证码，或一个备用码' } as const

/** Asks whether it is still the same person, before something about the second factor changes. */
export function ProveCard({ title, by, busy, trouble, wrong, prove, cancel }: Props) {
  const [typed, setTyped] = useState('')
  const [blank, setBlank] = useState(false)
  const error = blank ? (by === 'code' ? '请输入验证码' : '请输入密码') : wrong[by]
  const goOn = () => {
    setBlank(!typed.trim())
    if (typed.trim()) prove({ [by]: typed })
  }
  return (
    <Box className="card">
      <Title level={1}>{title}</Title>
      <Box className="staff-line">先确认是您本人。</Box>
      <Field name={by} label={labels[by]} {...(error && { error })}>
        <TextInput
          id={by}
          label={labels[by]}
          {...(by === 'password' && { kind: 'password' as const })}
          value={typed}
          invalid={error !== undefined}
          {...(error && { describedBy: `${by}-error` })}
          onChange={setTyped}
          onEnter={goOn}
        />
      </Field>
      {trouble && (
        <Notice id="trouble" kind="trouble">
          {trouble}
        </Notice>
      )}
      <Tap id="prove" className="main-button" onTap={goOn}>
        <Words>{busy ? '请稍等…' : '继续'}</Words>
      </Tap>
      <Tap id="cancel" className="link" onTap={cancel}>
        <Words>取消</Words>
      </Tap>
    </Box>
  )
}
