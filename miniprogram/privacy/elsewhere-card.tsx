import { Box, Tap, Title, Words } from '../components/base'
import { Notice } from '../components/notice'
import { tellsOutside } from '../platform/ask-consent'
import { endOtherSessions } from './leaving'
import { useSaid } from './use-said'

const done =
  '其他手机上的登录都结束了。如果那台手机上的微信还登录着，打开小程序会重新登录：请在微信的“设置—账号与安全—登录设备管理”里把它也退出。'

/** In WeChat one person may have several phones, and lose one. A browser is only itself. */
export function ElsewhereCard() {
  const { said, run } = useSaid()
  if (!tellsOutside) return null
  return (
    <Box className="card">
      <Title level={2}>手机丢了，或者换了手机</Title>
      <Box className="mine-line">结束您在其他手机上的登录，这台不受影响。</Box>
      {said && (
        <Notice id="elsewhere-said" kind={said.kind}>
          {said.words}
        </Notice>
      )}
      <Tap
        id="leave-elsewhere"
        className="side-button mine-button"
        onTap={() =>
          void run(async () => {
            await endOtherSessions()
            return done
          })
        }
      >
        <Words>在其他手机上退出</Words>
      </Tap>
    </Box>
  )
}
