import { App } from 'antd'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { asApiError } from '../api/request'
import { useFetch } from '../fetching/use-fetch'
import type { QueueAddress } from './address'
import { loadMore, loadQueue } from './load-queue'
import { reselect, step } from './loaded-queue'
import { dropPlace, keepPlace, placeAt, remainsOf } from './saved-queues'

/** A remembered queue older than this is fetched again, as far as it was loaded. */
const stillGood = 2 * 60_000

/**
 * One queue with its place. Whoever comes back from a case finds the queue as they left it; whoever then chooses a tab,
 * searches or sorts gets it fresh.
 */
export function useQueue(address: QueueAddress, search: string) {
  const { message } = App.useApp()
  const [more, setMore] = useState(false)
  const arrival = useRef<string | undefined>(search)
  useEffect(() => {
    if (arrival.current !== search) arrival.current = undefined
  }, [search])
  const {
    data: place,
    error,
    loading,
    reload,
    change
  } = useFetch(`queue ${search}`, async signal => {
    const back = arrival.current === search
    const kept = back ? placeAt(search) : undefined
    if (kept && Date.now() - kept.loadedAt < stillGood) return kept
    const fresh = await loadQueue(address, back ? remainsOf(search) : undefined, signal)
    return kept ? reselect(fresh, kept) : fresh
  })
  const scroll = useRef<number>()

  useEffect(() => {
    if (place) keepPlace(search, { ...place, scroll: scroll.current ?? place.scroll })
  }, [search, place])

  // In the layout phase: before the next page can scroll this one away.
  useLayoutEffect(() => {
    const note = () => {
      scroll.current = window.scrollY
    }
    const keep = () => {
      const now = placeAt(search)
      if (now) keepPlace(search, { ...now, scroll: scroll.current ?? now.scroll })
    }
    window.addEventListener('scroll', note, { passive: true })
    window.addEventListener('pagehide', keep)
    return () => {
      window.removeEventListener('scroll', note)
      window.removeEventListener('pagehide', keep)
      keep()
      scroll.current = undefined
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
    scroll.current = undefined
    window.scrollTo(0, 0)
    reload()
  }, [search, reload])

  // While another queue is loading the earlier one stays in sight.
  const shown = useRef(place)
  if (place) shown.current = place

  return { place, shown: place ?? shown.current, error, loading, loadingMore: more, select, move, fetchMore, refresh }
}
