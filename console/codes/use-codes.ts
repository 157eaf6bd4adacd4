import { App } from 'antd'
import { useCallback, useState } from 'react'
import { type CodeQuery, fetchCodes } from '../api/codes'
import { asApiError } from '../api/request'
import { useFetch } from '../fetching/use-fetch'

const pageSize = 50

/** The codes of a filter, newest first, page by page. */
export function useCodes(query: CodeQuery, key: string) {
  const { message } = App.useApp()
  const [more, setMore] = useState(false)
  const fetched = useFetch(`codes ${key}`, signal => fetchCodes({ ...query, limit: pageSize }, signal))
  const { data, change } = fetched

  const fetchMore = useCallback(async () => {
    if (!data?.next || more) return
    setMore(true)
    try {
      const page = await fetchCodes({ ...query, cursor: data.next, limit: pageSize })
      change(now => (now.next === data.next ? { items: [...now.items, ...page.items], next: page.next } : now))
    } catch (failure) {
      message.error(asApiError(failure).message)
    } finally {
      setMore(false)
    }
  }, [data, more, query, change, message])

  return { ...fetched, fetchMore, loadingMore: more }
}
