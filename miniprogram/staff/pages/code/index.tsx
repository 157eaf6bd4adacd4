import { Box, Tap, Title, Words } from '../../../components/base'
import { Notice } from '../../../components/notice'
import { Screen } from '../../../components/screen'
import type { Item } from '../../outbox/outbox'
import { useOutbox } from '../../outbox/use-outbox'
import { CodeInput } from './code-input'
import { CodeWork } from './code-work'
import './index.scss'
import { OutboxCard } from './outbox-card'
import { asDraft, savePlace } from './place-draft'
import { slipIn } from './seen'
import { useCode } from './use-code'
import { useSession } from './use-session'
import { useSteps } from './use-steps'

/** The collector's one page: a code in the hand, what it is, and what to do with it. */
export default function CodePage() {
  const session = useSession()
  const outbox = useOutbox()
  const { seen, carried, choose, close, replace } = useCode(session)
  const steps = useSteps(outbox, session, { onView: view => void replace(view), onKept: close })
  const { account } = session
  const slip = slipIn(seen)
  const open = (given: string, from?: string) => {
    steps.clear()
    choose(given, from)
  }
  if (!account)
    return (
      <Screen>
        <Box className="card">
          <Title level={1}>张贴二维码</Title>
          <Box className="staff-line">这里给张贴和维护二维码的工作人员用。反映问题不用登录。</Box>
          <Tap id="to-sign-in" className="main-button" onTap={session.signIn}>
            <Words>工作人员登录</Words>
          </Tap>
        </Box>
      </Screen>
    )
  const sendWaiting = async () => {
    if ((await outbox.flush(account.id)) === 'signIn') session.expire()
  }
  /** Somebody else has hung this code: what was written for it goes onto the next one. */
  const postInstead = (item: Item) => {
    savePlace(item.code, asDraft(item))
    outbox.remove(item.id)
    open('', item.code)
  }
  const working = 'code' in seen ? seen : undefined
  return (
    <Screen
      notice={
        steps.trouble && (
          <Notice id="trouble" kind="trouble">
            {steps.trouble}
          </Notice>
        )
      }
    >
      <OutboxCard outbox={outbox} account={account.id} onSend={() => void sendWaiting()} onInstead={postInstead} />
      {steps.told && <Notice id="told">{steps.told}</Notice>}
      {working ? (
        <>
          <CodeWork key={working.code} seen={working} steps={steps} carried={carried} onChoose={open} />
          <Tap
            id="another"
            className="side-button"
            onTap={() => {
              steps.clear()
              close()
            }}
          >
            <Words>处理下一个码</Words>
          </Tap>
        </>
      ) : (
        <Box className="card">
          <Title level={1}>张贴二维码</Title>
          <Box className="staff-line">扫手里的二维码，或输入牌子上的码，如 7K2M-9QXD-T。</Box>
          {carried && <Notice id="carried">写好的内容和照片会带到下一张码上。</Notice>}
          {slip && (
            <Notice id="slip" kind="trouble">
              {slip}
            </Notice>
          )}
          <CodeInput id="given" label="牌子上的码" button="确定" onCode={given => open(given)} />
        </Box>
      )}
      <Box className="staff-who">
        <Words className="hint">{account.name}已登录</Words>
        <Tap id="sign-out" className="link" onTap={() => void session.leave()}>
          <Words>退出登录</Words>
        </Tap>
      </Box>
    </Screen>
  )
}
