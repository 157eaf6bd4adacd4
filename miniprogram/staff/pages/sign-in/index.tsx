import { useRouter } from '@tarojs/taro'
import { Box, Tap, TextInput, Title, Words } from '../../../components/base'
import { Field } from '../../../components/field'
import { Notice } from '../../../components/notice'
import { Screen } from '../../../components/screen'
import { whyEnded } from '../../api/staff-session'
import { CodeCard } from '../../second-factor/code-card'
import { useSignIn } from './use-sign-in'

/** For those who hang codes; residents need no account. */
export default function SignInPage() {
  const { params } = useRouter()
  const { username, setUsername, password, setPassword, trouble, asking, signIn, wanted, late, back, goOn } =
    useSignIn()
  if (wanted)
    return (
      <Screen>
        <CodeCard wanted={wanted} onSignedIn={() => void goOn()} back={back} />
      </Screen>
    )
  return (
    <Screen>
      <Box className="card">
        <Title level={1}>工作人员登录</Title>
        {params.expired && <Notice kind="warning">{whyEnded()}。您写的都还在。</Notice>}
        {late && <Notice kind="warning">验证码等得太久了，请重新输入密码。</Notice>}
        <Field name="username" label="用户名">
          <TextInput
            id="username"
            label="用户名"
            value={username}
            onChange={setUsername}
            onEnter={() => void signIn()}
          />
        </Field>
        <Field name="password" label="密码">
          <TextInput
            id="password"
            kind="password"
            label="密码"
            value={password}
            onChange={setPassword}
            onEnter={() => void signIn()}
          />
        </Field>
        {trouble && (
          <Notice id="trouble" kind="trouble">
            {trouble}
          </Notice>
        )}
        <Tap id="sign-in" className="main-button" onTap={() => void signIn()}>
          <Words>{asking ? '正在登录…' : '登录'}</Words>
        </Tap>
      </Box>
    </Screen>
  )
}
