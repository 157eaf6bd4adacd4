import { passwordRule } from '../../../contracts/accounts/password-rule'
import { Box, Tap, TextInput, Title, Words } from '../../components/base'
import { Field } from '../../components/field'
import { Notice } from '../../components/notice'
import type { Session } from '../session/use-session'
import { useOwnPassword } from './use-own-password'

interface Props {
  session: Session
  title: string
  why: string
  onChanged(): void
}

/** The present password, the new one, and the new one again. */
export function PasswordCard({ session, title, why, onChanged }: Props) {
  const { typed, wrong, trouble, busy, set, change } = useOwnPassword(session, onChanged)
  const line = (name: keyof typeof typed, label: string) => (
    <Field name={name} label={label} {...(wrong[name] && { error: wrong[name] })}>
      <TextInput
        id={name}
        kind="password"
        label={label}
        value={typed[name]}
        invalid={wrong[name] !== undefined}
        {...(wrong[name] && { describedBy: `${name}-error` })}
        onChange={set(name)}
        onEnter={change}
      />
    </Field>
  )
  return (
    <Box className="card">
      <Title level={1}>{title}</Title>
      <Box className="staff-line">{why}</Box>
      {line('current', '现在的密码')}
      {line('password', '新密码')}
      <Box className="hint staff-line">{passwordRule}</Box>
      {line('again', '再输一次新密码')}
      {trouble && (
        <Notice id="trouble" kind="trouble">
          {trouble}
        </Notice>
      )}
      <Tap id="change-password" className="main-button" onTap={change}>
        <Words>{busy ? '正在修改…' : '修改密码'}</Words>
      </Tap>
    </Box>
  )
}
