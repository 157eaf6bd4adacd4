import { useRef, useState } from 'react'
import { asApiError } from '../api/errors'
import { Box, Tap, Title, Words } from '../components/base'
import { Notice } from '../components/notice'
import { forgetPhone } from './forget-phone'
import { endSession } from './leaving'

/** Whether the server knows of it, too. */
export type LeftHow = 'everywhere' | 'here'

export const leftWords: Record<LeftHow, string> = {
  everywhere: '这台手机上的登录已经结束，回执、草稿和照片都清空了。已经发出的上报照常办理。',
  here: '这台手机上的登录、回执、草稿和照片都清空了。没有网络，服务器还不知道；没有人再用，它过期以后自动结束。'
}

/** Leaves this phone: the session ends at the server and everything of the resident's goes from here. What was reported stays. */
export function LeaveCard({ onLeft }: { onLeft(how: LeftHow): void }) {
  const [asking, setAsking] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const busy = useRef(false)
  const clear = (how: LeftHow) => {
    forgetPhone()
    onLeft(how)
  }
  const leave = async () => {
    if (busy.current) return
    busy.current = true
    setTrouble(undefined)
    try {
      await endSession()
      clear('everywhere')
    } catch (thrown) {
      setTrouble(asApiError(thrown).message.replace(/。$/, ''))
    } finally {
      busy.current = false
    }
  }
  return (
    <Box className="card">
      <Title level={2}>退出并清除</Title>
      <Box className="mine-line">
        清空这台手机上的登录、回执、没发出去的草稿和照片。已经发出的上报照常办理；想把留下的个人信息也删掉，请用下面的“删除我的个人信息”。
      </Box>
      {!asking && (
        <Tap id="leave" className="side-button mine-button" onTap={() => setAsking(true)}>
          <Words>退出并清除</Words>
        </Tap>
      )}
      {asking && (
        <Box id="confirm-leaving" role="group" label="确认退出">
          <Notice kind="warning">想继续看进度，请先在回执上抄下案卷号和查询码。没发出去的内容会丢掉。</Notice>
          {trouble && (
            <Notice id="leave-trouble" kind="trouble">
              {trouble}，服务器上的登录还没有结束。可以等有网络再试一次，也可以现在只清空这台手机。
            </Notice>
          )}
          <Tap id="confirm-leave" className="side-button mine-button mine-danger" onTap={() => void leave()}>
            <Words>{trouble ? '再试一次' : '确认退出并清除'}</Words>
          </Tap>
          {trouble && (
            <Tap id="clear-only" className="side-button mine-button" onTap={() => clear('here')}>
              <Words>只清空这台手机</Words>
            </Tap>
          )}
          <Tap id="stay" className="link" onTap={() => setAsking(false)}>
            <Words>先不退出</Words>
          </Tap>
        </Box>
      )}
    </Box>
  )
}
