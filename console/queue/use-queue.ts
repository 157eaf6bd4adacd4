import { App } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import { asApiError } from '../api/request'
import { useFetch } from '../shared/use-fetch'
import type { QueueAddress } from './address'
import { loadMore, loadQueue } from './load-queue'
import { step } from './place'
import { dropPlace, keepPlace, placeAt, remainsOf } from './places'

/** One queue with its place: the one remembered, or a fresh one. */
export function useQueue(address: QueueAddress, search: string) {
  const { message } = App.useApp()
  const [more, setMore] = useState(false)
  const {
    data: place,
    error,
    loading,
    reload,
    change
  } = useFetch(`queue ${search}`, async signal => placeAt(search) ?? loadQueue(address, remainsOf(search), signal))
  const scroll = useRef(0)

  useEffect(() => {
    if (place) keepPlace(search, { ...place, scroll: scroll.current || place.scroll })
  }, [search, place])

  useEffect(() => {
    const note = () => {
      scroll.current = window.scrollY
    }
    const keep = () => {
      const now = placeAt(search)
      if (now) keepPlace(search, { ...now, scroll: scroll.current })
    }
    window.addEventListener('scroll', note, { passive: true })
    window.addEventListener('pagehide', keep)
    return () => {
      window.removeEventListener('scroll', note)
      window.removeEventListener('pagehide', keep)
      keep()
      scroll.current = 0
    }
  }, [search])

  const select = useCallback((caseNo: string) => change(now => ({ ...now, selected: caseNo })), [change])
  const move = useCallback((steps: number) => change(now => ({ ...now, selected: step(now, steps) })), [change])

  const fetchMore = useCallback(async () => {
    if (!place?.next || more) return
    setMore(true)
    try {
      const longer = await loadMore(place)
      change(now => (now.next === place.next ? { ...now, rows: longer.rows, next: longer.next } : now))
    } catch (failure) {
      message.error(asApiError(failure).message)
    } finally {
      setMore(false)
    }
  }, [place, more, change, message])

  const refresh = useCallback(() => {
    dropPlace(search)
    scroll.current = 0
    window.scrollTo(0, 0)
    reload()
  }, [search, reload])

  return { place, error, loading, loadingMore: more, select, move, fetchMore, refresh }
}
