import { Box, Tap, Title, Words } from '../../../components/base'
import { Notice } from '../../../components/notice'
import { Waiting } from '../../../components/waiting'
import { dayAndTime } from '../../../time/china-time'
import { StaffScreen } from '../../components/staff-screen'
import { useUnread } from '../../messages/unread'
import { useMessages } from '../../messages/use-messages'
import { StaleNotice } from '../../saved/stale-notice'
import { openCase } from '../../session/go'
import { SignedIn } from '../../session/signed-in'
import type { Session } from '../../session/use-session'
import './index.scss'

export default function MessagesPage() {
  return <SignedIn title="消息">{session => <Messages session={session} />}</SignedIn>
}

function Messages({ session }: { session: Session }) {
  const { data, at, problem, reload, trouble, more, read, readAll } = useMessages(session)
  const unread = useUnread()
  if (!data)
    return (
      <StaffScreen current="messages">
        <Waiting problem={problem} onRetry={() => void reload()} />
      </StaffScreen>
    )
  return (
    <StaffScreen current="messages">
      <Box className="staff-message-head">
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
              className="staff-message-row"
              onTap={() => {
                if (!message.read) read(message.id)
                openCase(message.caseNo)
              }}
            >
              <Box className={message.read ? 'staff-message-title' : 'staff-message-title staff-message-new'}>
                {message.read ? message.title : `● ${message.title}`}
              </Box>
              <Box className="staff-text">{message.text}</Box>
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
