import { Box, TextInput } from '../../components/base'
import { CopyButton } from '../../components/copy-button'
import { Field } from '../../components/field'
import './second-factor.scss'

interface Props {
  secret: string | undefined
  code: string
  wrong: string | undefined
  onCode(code: string): void
  onEnter(): void
}

/** How an authenticator gets the secret. A phone cannot scan its own screen, so the secret is copied. */
export function SecretLines({ secret, code, wrong, onCode, onEnter }: Props) {
  return (
    <>
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
              onChange={onCode}
              onEnter={onEnter}
            />
          </Field>
        </>
      )}
    </>
  )
}
