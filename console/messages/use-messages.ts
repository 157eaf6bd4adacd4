import { App } from 'antd'
import * as messages from '../../contracts/messages/api'
import { call } from '../api/call'
import { asApiError } from '../api/errors'
import { useFetch } from '../fetching/use-fetch'
import { useLook } from '../fetching/use-look'
import { useUnreadOfShell } from './use-unread'

const pageSize = '50'

/** Returns a person's messages, or only the unread ones. New messages are announced; no row moves by itself. */
export function useMessages(onlyUnread: boolean) {
  const { message } = App.useApp()
  const { setUnread } = useUnreadOfShell()
  const filter = onlyUnread ? ({ unread: '1' } as const) : {}
  const key = `messages ${onlyUnread}`
  const { data, error, loading, reload, change } = useFetch(key, signal =>
    call(messages.staffMessages, { query: { ...filter, limit: pageSize }, signal })
  )
  const latest = useLook('latest message', signal =>
    call(messages.staffMessages, { query: { limit: '1' }, signal, background: true })
  )
  const newest = latest?.items[0]
  const shown = data?.items[0]
  const news = newest !== undefined && !newest.read && (shown === undefined || newest.at > shown.at)

  const attempt = async (work: () => Promise<void>) => {
    try {
      await work()
    } catch (failure) {
      message.error(asApiError(failure).message)
    }
  }
  const asRead = (which: (id: string) => boolean) =>
    change(now => ({ ...now, items: now.items.map(item => (which(item.id) ? { ...item, read: true } : item)) }))

  return {
    data,
    error,
    loading,
    reload,
    news,
    more: () =>
      attempt(async () => {
        if (!data?.next) return
        const page = await call(messages.staffMessages, { query: { ...filter, cursor: data.next, limit: pageSize } })
        change(now => (now.next === data.next ? { items: [...now.items, ...page.items], next: page.next } : now))
      }),
    /** Nothing waits for the answer: the case opens at once. If the call fails, the message stays unread. */
    read: (id: string) => {
      asRead(each => each === id)
      call(messages.readStaffMessages, { body: { ids: [id] } }).then(
        ({ unread }) => setUnread(unread),
        () => {}
      )
    },
    readAll: () =>
      attempt(async () => {
        if (!shown) return
        const { unread } = await call(messages.readStaffMessages, { body: { until: shown.at } })
        setUnread(unread)
        asRead(() => true)
      })
  }
}
