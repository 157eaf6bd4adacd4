import { App } from 'antd'
import { useState } from 'react'
import { fetchInbox, markRead } from '../api/messages'
import { asApiError } from '../api/request'
import { useFetch } from '../fetching/use-fetch'
import { useLookAgain } from '../fetching/use-look-again'
import { useUnreadOfShell } from './use-unread'

const pageSize = 50

/** Somebody's messages, or only those not read. New ones are offered; rows never move by themselves. */
export function useMessages(onlyUnread: boolean) {
  const { message } = App.useApp()
  const { setUnread } = useUnreadOfShell()
  const filter = onlyUnread ? ({ unread: '1' } as const) : {}
  const key = `messages ${onlyUnread}`
  const { data, error, loading, reload, change } = useFetch(key, signal =>
    fetchInbox({ ...filter, limit: pageSize }, signal)
  )
  const [look, setLook] = useState(0)
  const latest = useFetch(look > 0 ? `latest ${look}` : undefined, signal => fetchInbox({ limit: 1 }, signal))
  useLookAgain(() => setLook(number => number + 1))
  const newest = latest.data?.items[0]
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
        const page = await fetchInbox({ ...filter, cursor: data.next, limit: pageSize })
        change(now => (now.next === data.next ? { items: [...now.items, ...page.items], next: page.next } : now))
      }),
    /** Not waited for: the case opens meanwhile, and when it fails the message only stays unread. */
    read: (id: string) => {
      asRead(each => each === id)
      markRead({ ids: [id] }).then(setUnread, () => {})
    },
    readAll: () =>
      attempt(async () => {
        if (!shown) return
        setUnread(await markRead({ until: shown.at }))
        asRead(() => true)
      })
  }
}
