import { App } from 'antd'
import { useCallback, useState } from 'react'
import { asApiError } from '../api/errors'
import { useFetch } from './use-fetch'

interface Page<Item> {
  items: Item[]
  next?: string | undefined
}

/** Fetches a list page by page; `load` returns the page of a cursor, the first without one. Another `key` is another list. */
export function usePages<Item>(key: string, load: (cursor?: string, signal?: AbortSignal) => Promise<Page<Item>>) {
  const { message } = App.useApp()
  const [loadingMore, setLoadingMore] = useState(false)
  const fetched = useFetch(key, signal => load(undefined, signal))
  const { data, change } = fetched

  const fetchMore = useCallback(async () => {
    if (!data?.next || loadingMore) return
    setLoadingMore(true)
    try {
      const page = await load(data.next)
      // A page that was asked for before the list was fetched anew does not belong to it.
      change(now => (now.next === data.next ? { items: [...now.items, ...page.items], next: page.next } : now))
    } catch (failure) {
      message.error(asApiError(failure).message)
    } finally {
      setLoadingMore(false)
    }
  }, [data, loadingMore, load, change, message])

  return { ...fetched, fetchMore, loadingMore }
}
