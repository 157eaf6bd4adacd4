import { Box, Tap, TextInput, Title, Words } from '../../components/base'
import { Field } from '../../components/field'
import { Notice } from '../../components/notice'
import type { Wanted } from '../api/second-factor'
import { useCodeStep } from './use-code-step'

interface Props {
  wanted: Wanted
  onSignedIn(): void
  /** Back to the password; `late`: it has been too long ago. */
  back(late: boolean): void
}

/** The second step of a sign-in: the code after the password. */
export function CodeCard({ wanted, onSignedIn, back }: Props) {
  const { code, setCode, trouble, asking, send } = useCodeStep(wanted, onSignedIn, () => back(true))
  return (
    <Box className="card">
      <Title level={1}>请输入动态验证码</Title>
      <Box className="staff-line">打开手机上的验证器，填“码上办”下面的 6 位数字。打不开，就填一个备用码。</Box>
      <Field name="code" label="验证码">
        <TextInput id="code" label="验证码" value={code} onChange={setCode} onEnter={send} />
      </Field>
      <Box className="hint staff-line">验证器和备用码都没有了，请安全管理员重置。</Box>
      {trouble && (
        <Notice id="trouble" kind="trouble">
          {trouble}
        </Notice>
      )}
      <Tap id="send-code" className="main-button" onTap={send}>
        <Words>{asking ? '正在登录…' : '登录'}</Words>
      </Tap>
      <Tap id="back-to-password" className="link" onTap={() => back(false)}>
        <Words>返回，换一个账号</Words>
      </Tap>
    </Box>
  )
}
