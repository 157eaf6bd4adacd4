import { useEffect, useState } from 'react'
import * as cases from '../../contracts/cases/api'
import { call } from '../api/call'
import { useFetch } from '../fetching/use-fetch'
import { useLook } from '../fetching/use-look'
import { useLiveLook } from '../live/use-live'
import { newestNow, pageSize } from './load-queue'
import { type LoadedQueue, newCases } from './loaded-queue'

const everyMs = 60_000

/** Returns the counts of all tabs and the number of new cases in this queue since it was loaded. No row moves by itself. */
export function useNews(queue: LoadedQueue | undefined, search: string) {
  const counts = useFetch('counts', signal => call(cases.caseCounts, { signal, background: true }), { everyMs })
  useLiveLook(counts.reload)
  const newest = useLook(queue && `newest ${search}`, signal =>
    queue ? newestNow(queue.address, signal) : Promise.resolve([])
  )
  const [news, setNews] = useState(0)

  const baseline = queue?.baseline
  useEffect(() => {
    const complete = (baseline?.length ?? 0) < pageSize
    setNews(baseline && newest ? newCases(baseline, newest, complete) : 0)
  }, [baseline, newest])

  return { counts: counts.data, news, recount: counts.reload }
}
