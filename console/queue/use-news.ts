import { useEffect, useState } from 'react'
import { fetchCounts } from '../api/cases'
import { useFetch } from '../fetching/use-fetch'
import { useLookAgain } from '../fetching/use-look-again'
import { newestNow, pageSize } from './load-queue'
import { type LoadedQueue, newCases } from './loaded-queue'

/** The counts of all tabs, and how many cases have come into this queue since it was loaded. Rows never move by themselves. */
export function useNews(queue: LoadedQueue | undefined, search: string) {
  const counts = useFetch('counts', fetchCounts)
  const [look, setLook] = useState(0)
  const newest = useFetch(look && queue ? `newest ${search} ${look}` : undefined, signal =>
    queue ? newestNow(queue.address, signal) : Promise.resolve([])
  )
  const [news, setNews] = useState(0)

  useLookAgain(() => {
    counts.reload()
    setLook(number => number + 1)
  })

  const baseline = queue?.baseline
  useEffect(() => {
    const complete = (baseline?.length ?? 0) < pageSize
    setNews(baseline && newest.data ? newCases(baseline, newest.data, complete) : 0)
  }, [baseline, newest.data])

  return { counts: counts.data, news, recount: counts.reload }
}
