import { Box, Tap, Title, Words } from '../../../components/base'
import { Notice } from '../../../components/notice'
import { senderOf } from '../../api/sender'
import type { StaffAccount } from '../../api/staff-session'
import { CodeInput } from '../../codes/code-input'
import { StaffScreen } from '../../components/staff-screen'
import type { CodeItem } from '../../outbox/outbox-item'
import { useOutbox } from '../../outbox/use-outbox'
import { SignedIn } from '../../session/signed-in'
import { CodeWork } from './code-work'
import './index.scss'
import { typingMistakeIn } from '../../codes/scanned-code'
import { OutboxCard } from '../../outbox/outbox-card'
import type { Session } from '../../session/use-session'
import { asDraft, savePlace } from './place-draft'
import { useCode } from './use-code'
import { useCodeSteps } from './use-code-steps'

export default function CodePage() {
  return <SignedIn title="张贴二维码">{(session, account) => <Code session={session} account={account} />}</SignedIn>
}

/** A code in the hand, what it is, and what to do with it. */
function Code({ session, account }: { session: Session; account: StaffAccount }) {
  const outbox = useOutbox()
  const { seen, carried, choose, close, replace } = useCode(session)
  const steps = useCodeSteps(outbox, session, { onView: view => void replace(view), onKept: close })
  const slip = typingMistakeIn(seen)
  const open = (given: string, from?: string) => {
    steps.clear()
    choose(given, from)
  }
  const sendWaiting = async () => {
    if ((await outbox.flush(senderOf(account).id)) === 'signIn') session.expire()
  }
  /** Somebody else has hung this code: what was written for it goes onto the next one. */
  const postInstead = (item: CodeItem) => {
    savePlace(item.code, asDraft(item))
    outbox.remove(item.id)
    open('', item.code)
  }
  const working = 'code' in seen ? seen : undefined
  return (
    <StaffScreen
      notice={
        steps.trouble ? (
          <Notice id="trouble" kind="trouble">
            {steps.trouble}
          </Notice>
        ) : (
          steps.told && <Notice id="told">{steps.told}</Notice>
        )
      }
    >
      <OutboxCard outbox={outbox} account={account} onSend={() => void sendWaiting()} onInstead={postInstead} />
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
    </StaffScreen>
  )
}
