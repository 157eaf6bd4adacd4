import { useState } from 'react'
import { asApiError } from '../../api/errors'
import { explainReading } from '../../api/explain'
import { type MessagePage, markRead, readMessages } from '../api/staff-messages'
import { useSaved } from '../saved/use-saved'
import type { Session } from '../session/use-session'
import { refreshUnread, setUnread } from './unread'

/** Messages, the newest first; older ones on request. */
export function useMessages(session: Session) {
  const [trouble, setTrouble] = useState<string>()
  const first = useSaved<MessagePage>(session, 'messages', async () => {
    const page = await readMessages()
    await refreshUnread()
    return page
  })
  const { data, replace } = first
  const readAt = (page: MessagePage, is: (id: string) => boolean): MessagePage => ({
    ...page,
    items: page.items.map(message => (is(message.id) ? { ...message, read: true } : message))
  })
  const more = async () => {
    if (!data?.next) return
    setTrouble(undefined)
    try {
      const older = await readMessages(data.next)
      replace({ ...older, items: [...data.items, ...older.items] })
    } catch (thrown) {
      setTrouble(explainReading(asApiError(thrown)))
    }
  }
  /** Without a network it only stays unread a little longer. */
  const read = (id: string) => {
    if (!data) return
    replace(readAt(data, other => other === id))
    markRead({ ids: [id] }).then(setUnread, () => {})
  }
  const readAll = async () => {
    const newest = data?.items[0]
    if (!data || !newest) return
    setTrouble(undefined)
    try {
      setUnread(await markRead({ until: newest.at }))
      replace(readAt(data, () => true))
    } catch (thrown) {
      setTrouble(explainReading(asApiError(thrown)))
    }
  }
  return { ...first, trouble, more, read, readAll }
}
