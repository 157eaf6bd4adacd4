import { useEffect, useRef } from 'react'
import { Box, Tap, Title, Words } from '../../components/base'
import { Notice } from '../../components/notice'
import type { Session } from '../session/use-session'
import { RecoveryCodesCard } from './recovery-codes-card'
import { SecretLines } from './secret-lines'
import { useSetFactor } from './use-set-factor'

interface Props {
  session: Session
  name: string
}

/** Where somebody is led whose role must have a second factor. */
export function SetFactorCard({ session, name }: Props) {
  const { secret, code, setCode, wrong, trouble, busy, recoveryCodes, begin, confirm, keep } = useSetFactor(
    session,
    () => undefined
  )
  const first = useRef(() => begin({}))
  useEffect(() => first.current(), [])
  if (recoveryCodes) return <RecoveryCodesCard title="开通好了" codes={recoveryCodes} onKept={keep} />
  return (
    <Box className="card">
      <Title level={1}>{name}，请开通动态验证码</Title>
      <Box className="staff-line">您的岗位登录时，除了密码还要填验证器里的验证码，别人知道密码也进不来。</Box>
      <SecretLines secret={secret} code={code} wrong={wrong.code} onCode={setCode} onEnter={confirm} />
      {trouble && (
        <Notice id="trouble" kind="trouble">
          {trouble}
        </Notice>
      )}
      <Tap id="set-factor" className="main-button" onTap={secret ? confirm : () => begin({})}>
        <Words>{busy ? '请稍等…' : secret ? '开通' : '重新开始'}</Words>
      </Tap>
    </Box>
  )
}
