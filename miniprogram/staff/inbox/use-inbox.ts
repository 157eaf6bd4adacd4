import { useState } from 'react'
import { asApiError } from '../../api/errors'
import { explainReading } from '../../api/explain'
import { type InboxPage, markRead, readInbox } from '../api/staff-inbox'
import { useKept } from '../kept/use-kept'
import type { Session } from '../session/use-session'
import { refreshUnread, setUnread } from './unread'

/** Messages, the newest first; older ones on request. */
export function useInbox(session: Session) {
  const [trouble, setTrouble] = useState<string>()
  const first = useKept<InboxPage>(session, 'inbox', async () => {
    const page = await readInbox()
    await refreshUnread()
    return page
  })
  const { data, replace } = first
  const readAt = (page: InboxPage, is: (id: string) => boolean): InboxPage => ({
    ...page,
    items: page.items.map(message => (is(message.id) ? { ...message, read: true } : message))
  })
  const more = async () => {
    if (!data?.next) return
    setTrouble(undefined)
    try {
      const older = await readInbox(data.next)
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
