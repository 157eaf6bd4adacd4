import { App } from 'antd'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { asApiError } from '../api/errors'
import { useFetch } from '../fetching/use-fetch'
import { useLive } from '../live/use-live'
import type { QueueAddress } from './address'
import { loadMore, loadQueue } from './load-queue'
import { moveSelection, reselect, withNews } from './loaded-queue'
import { deleteQueue, savedExtent, savedQueue, saveQueue } from './saved-queues'

/** A saved queue older than this is fetched again, as far as it was loaded. */
const freshFor = 2 * 60_000

/**
 * Returns one queue with its selected row and its scroll position. A person who comes back from a case finds the queue as
 * they left it. When they choose a tab, search or sort, the queue is fetched.
 */
export function useQueue(address: QueueAddress, search: string) {
  const { message } = App.useApp()
  const [more, setMore] = useState(false)
  const arrival = useRef<string | undefined>(search)
  useEffect(() => {
    if (arrival.current !== search) arrival.current = undefined
  }, [search])
  const {
    data: queue,
    error,
    loading,
    reload,
    change
  } = useFetch(`queue ${search}`, async signal => {
    const back = arrival.current === search
    const saved = back ? savedQueue(search) : undefined
    if (saved && Date.now() - saved.loadedAt < freshFor) return saved
    const fresh = await loadQueue(address, back ? savedExtent(search) : undefined, signal)
    return saved ? reselect(fresh, saved) : fresh
  })
  useLive(told => {
    if (told.event === 'cases' && told.data.changed.length > 0) change(now => withNews(now, told.data.changed))
  })
  const scrollPosition = useRef<number>()

  useEffect(() => {
    if (queue) saveQueue(search, { ...queue, scrollPosition: scrollPosition.current ?? queue.scrollPosition })
  }, [search, queue])

  // A layout effect: it ends before the next page can change the scroll position.
  useLayoutEffect(() => {
    const note = () => {
      scrollPosition.current = window.scrollY
    }
    const save = () => {
      const now = savedQueue(search)
      if (now) saveQueue(search, { ...now, scrollPosition: scrollPosition.current ?? now.scrollPosition })
    }
    window.addEventListener('scroll', note, { passive: true })
    window.addEventListener('pagehide', save)
    return () => {
      window.removeEventListener('scroll', note)
      window.removeEventListener('pagehide', save)
      save()
      scrollPosition.current = undefined
    }
  }, [search])

  const select = useCallback((caseNo: string) => change(now => ({ ...now, selected: caseNo })), [change])
  const move = useCallback(
    (steps: number) => change(now => ({ ...now, selected: moveSelection(now, steps) })),
    [change]
  )

  const fetchMore = useCallback(async () => {
    if (!queue?.next || more) return
    setMore(true)
    try {
      const longer = await loadMore(queue)
      change(now => (now.next === queue.next ? { ...now, rows: longer.rows, next: longer.next } : now))
    } catch (failure) {
      message.error(asApiError(failure).message)
    } finally {
      setMore(false)
    }
  }, [queue, more, change, message])

  const refresh = useCallback(() => {
    deleteQueue(search)
    scrollPosition.current = undefined
    window.scrollTo(0, 0)
    reload()
  }, [search, reload])

  // While another queue is loading, the earlier one stays on the page.
  const shown = useRef(queue)
  if (queue) shown.current = queue

  return { queue, shown: queue ?? shown.current, error, loading, loadingMore: more, select, move, fetchMore, refresh }
}
