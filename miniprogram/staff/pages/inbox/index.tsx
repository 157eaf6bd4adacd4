import { Box, Tap, Title, Words } from '../../../components/base'
import { Notice } from '../../../components/notice'
import { Waiting } from '../../../components/waiting'
import { dayAndTime } from '../../../time/china-time'
import { StaffScreen } from '../../components/staff-screen'
import { useUnread } from '../../inbox/unread'
import { useInbox } from '../../inbox/use-inbox'
import { StaleNotice } from '../../kept/stale-notice'
import { openCase } from '../../session/go'
import { SignedIn } from '../../session/signed-in'
import type { Session } from '../../session/use-session'
import './index.scss'

export default function InboxPage() {
  return <SignedIn title="消息">{session => <Inbox session={session} />}</SignedIn>
}

function Inbox({ session }: { session: Session }) {
  const { data, at, problem, reload, trouble, more, read, readAll } = useInbox(session)
  const unread = useUnread()
  if (!data)
    return (
      <StaffScreen current="inbox">
        <Waiting problem={problem} onRetry={() => void reload()} />
      </StaffScreen>
    )
  return (
    <StaffScreen current="inbox">
      <Box className="inbox-head">
        <Title level={1}>消息</Title>
        {unread > 0 && (
          <Tap id="read-all" className="side-button" onTap={() => void readAll()}>
            <Words>全部已读</Words>
          </Tap>
        )}
      </Box>
      <StaleNotice problem={problem} at={at} />
      {trouble && <Notice kind="trouble">{trouble}</Notice>}
      {data.items.length === 0 && <Box className="empty">还没有消息。</Box>}
      <Box role="list" label="消息">
        {data.items.map(message => (
          <Box key={message.id} role="listitem">
            <Tap
              id={`message-${message.id}`}
              className="inbox-row"
              onTap={() => {
                if (!message.read) read(message.id)
                openCase(message.caseNo)
              }}
            >
              <Box className={message.read ? 'inbox-title' : 'inbox-title inbox-new'}>
                {message.read ? message.title : `● ${message.title}`}
              </Box>
              <Box>{message.text}</Box>
              <Box className="hint">{dayAndTime(message.at)}</Box>
            </Tap>
          </Box>
        ))}
      </Box>
      {data.next && (
        <Tap id="more" className="side-button" onTap={() => void more()}>
          <Words>看更早的</Words>
        </Tap>
      )}
    </StaffScreen>
  )
}
