import { useState } from 'react'
import type { MessageView } from '../../../contracts/messages/views'
import { asApiError } from '../../api/errors'
import { explainReading } from '../../api/explain'
import { markRead, myMessages } from '../../api/messages'
import { useAnswer } from '../../api/use-answer'
import { Box, Tap, Title, Words } from '../../components/base'
import { Notice } from '../../components/notice'
import { Screen } from '../../components/screen'
import { TellMe } from '../../components/tell-me'
import { Waiting } from '../../components/waiting'
import { dayAndTime } from '../../time/china-time'
import { openMessage } from './open-message'
import './index.scss'

/** What happened to one's reports, newest first. Opening a message marks it as read. */
export default function MessagesPage() {
  const { data, problem, reload, replace } = useAnswer(() => myMessages())
  const [trouble, setTrouble] = useState<string>()
  const attempt = async (work: () => Promise<void>) => {
    setTrouble(undefined)
    try {
      await work()
    } catch (thrown) {
      setTrouble(explainReading(asApiError(thrown)))
    }
  }
  const more = () =>
    attempt(async () => {
      if (!data?.next) return
      const { items, next } = await myMessages(data.next)
      replace({ items: [...data.items, ...items], next })
    })
  const newest = data?.items[0]
  const readAll = () =>
    attempt(async () => {
      if (!data || !newest) return
      await markRead({ until: newest.at })
      replace({ ...data, items: data.items.map(message => ({ ...message, read: true })) })
    })
  return (
    <Screen>
      <Box className="messages-head">
        <Title level={1}>消息</Title>
        {data?.items.some(({ read }) => !read) && (
          <Tap id="read-all" className="link" onTap={() => void readAll()}>
            <Words>都标为已读</Words>
          </Tap>
        )}
      </Box>
      {(!data || problem) && <Waiting problem={problem} onRetry={() => void reload()} />}
      {data?.items.length === 0 && (
        <Box className="empty">
          <Box>还没有消息。</Box>
          <Box className="hint">您反映的问题有了进展，会在这里告诉您。</Box>
        </Box>
      )}
      {data?.items.map((message, i) => (
        <MessageRow key={message.id} id={`message-${i + 1}`} message={message} />
      ))}
      {trouble && <Notice kind="trouble">{trouble}</Notice>}
      {data?.next && (
        <Tap id="more" className="link" onTap={() => void more()}>
          <Words>看更早的</Words>
        </Tap>
      )}
      {data && (
        <Box className="messages-foot">
          <TellMe />
        </Box>
      )}
    </Screen>
  )
}

function MessageRow({ id, message }: { id: string; message: MessageView }) {
  const { title, text, at, read } = message
  return (
    <Tap id={id} className="message" onTap={() => void openMessage(message)}>
      <Box className="message-head">
        <Words className={read ? '' : 'message-title-new'}>{title}</Words>
        {!read && <Words className="tag message-new">未读</Words>}
      </Box>
      {text && <Box className="message-text">{text}</Box>}
      <Box className="hint">{dayAndTime(at)}</Box>
    </Tap>
  )
}
