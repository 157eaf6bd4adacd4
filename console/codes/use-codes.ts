import { App } from 'antd'
import { useCallback, useState } from 'react'
import * as codes from '../../contracts/codes/api'
import { call } from '../api/call'
import { asApiError } from '../api/errors'
import { useFetch } from '../fetching/use-fetch'
import type { CodeSearch } from './address'

const pageSize = '50'

/** Returns the codes that fit a filter, newest first, page by page. */
export function useCodes(query: CodeSearch, key: string) {
  const { message } = App.useApp()
  const [more, setMore] = useState(false)
  const fetched = useFetch(`codes ${key}`, signal =>
    call(codes.codes, { query: { ...query, limit: pageSize }, signal })
  )
  const { data, change } = fetched

  const fetchMore = useCallback(async () => {
    if (!data?.next || more) return
    setMore(true)
    try {
      const page = await call(codes.codes, { query: { ...query, cursor: data.next, limit: pageSize } })
      change(now => (now.next === data.next ? { items: [...now.items, ...page.items], next: page.next } : now))
    } catch (failure) {
      message.error(asApiError(failure).message)
    } finally {
      setMore(false)
    }
  }, [data, more, query, change, message])

  return { ...fetched, fetchMore, loadingMore: more }
}
