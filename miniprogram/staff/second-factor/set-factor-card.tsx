import { Box, Tap, TextInput, Title, Words } from '../../components/base'
import { CopyButton } from '../../components/copy-button'
import { Field } from '../../components/field'
import { Notice } from '../../components/notice'
import type { Session } from '../session/use-session'
import { useSetFactor } from './use-set-factor'
import './second-factor.scss'

interface Props {
  session: Session
  name: string
}

/**
 * Where somebody is led whose role must have a second factor. A phone cannot scan its own screen, so the secret is copied.
 */
export function SetFactorCard({ session, name }: Props) {
  const { secret, code, setCode, wrong, trouble, busy, recoveryCodes, begin, confirm, done } = useSetFactor(session)
  if (recoveryCodes) {
    return (
      <Box className="card">
        <Title level={1}>开通好了</Title>
        <Notice kind="warning">这 {recoveryCodes.length} 个备用码只显示这一次，请抄下来收好。</Notice>
        <Box className="staff-line">验证器打不开时，一个备用码可以代替验证码登录一次。不要和密码放在一起。</Box>
        <Box id="recovery-codes" className="recovery-codes" role="list" label="备用码">
          {recoveryCodes.map(each => (
            <Box key={each} className="recovery-code" role="listitem">
              {each}
            </Box>
          ))}
        </Box>
        <Box className="recovery-copy">
          <CopyButton id="copy-recovery-codes" what="备用码" text={recoveryCodes.join('\n')} />
        </Box>
        <Tap id="factor-done" className="main-button" onTap={done}>
          <Words>收好了，继续</Words>
        </Tap>
      </Box>
    )
  }
  return (
    <Box className="card">
      <Title level={1}>{name}，请开通动态验证码</Title>
      <Box className="staff-line">您的岗位登录时，除了密码还要填验证器里的验证码，别人知道密码也进不来。</Box>
      <Box className="staff-line">
        1. 打开验证器，例如微信小程序“腾讯身份验证器”，选“手动输入”。有电脑的话，在电脑上登录工作台扫码更方便。
      </Box>
      {secret && (
        <>
          <Box className="staff-line">2. 账户名写“码上办”，密钥填：</Box>
          <Box className="factor-secret">
            <Box id="factor-secret" className="factor-letters">
              {secret.replace(/.{4}(?=.)/g, '$& ')}
            </Box>
            <CopyButton id="copy-secret" what="密钥" text={secret} />
          </Box>
          <Field name="code" label="3. 填验证器显示的 6 位数字" {...(wrong && { error: wrong })}>
            <TextInput
              id="code"
              label="6 位验证码"
              value={code}
              invalid={wrong !== undefined}
              {...(wrong && { describedBy: 'code-error' })}
              onChange={setCode}
              onEnter={confirm}
            />
          </Field>
        </>
      )}
      {trouble && (
        <Notice id="trouble" kind="trouble">
          {trouble}
        </Notice>
      )}
      <Tap id="set-factor" className="main-button" onTap={secret ? confirm : begin}>
        <Words>{busy ? '请稍等…' : secret ? '开通' : '重新开始'}</Words>
      </Tap>
    </Box>
  )
}
