import { useCallback, useEffect, useState } from 'react'
import * as cases from '../../contracts/cases/api'
import type { CaseView, HistoryEntry } from '../../contracts/cases/views'
import { call } from '../api/call'
import { useFetch } from '../fetching/use-fetch'
import { useLook } from '../fetching/use-look'
import { updateInQueues } from '../queue/saved-queues'

/** What others did to a case while this person had it open. */
export interface CaseNews {
  /** The server's sentence, when it came as a refusal. */
  message?: string
  before: CaseView
  entries: HistoryEntry[]
}

export function newsBetween(before: CaseView, after: CaseView, message?: string): CaseNews {
  const known = before.history.length
  const entries = [...after.history].sort((one, other) => one.at.localeCompare(other.at)).slice(known)
  return { message, before, entries }
}

/** One case, kept up to date: looked at again when the person returns to the window, and every minute. */
export function useCase(caseNo: string) {
  const load = (signal: AbortSignal) => call(cases.oneCase, { params: { caseNo }, signal })
  const { data: view, error, loading, reload, change } = useFetch(`case ${caseNo}`, load)
  const latest = useLook(view && `case ${caseNo}`, load)
  const [news, setNews] = useState<CaseNews>()

  useEffect(() => {
    if (view) updateInQueues(view)
  }, [view])

  const takeIn = useCallback(
    (after: CaseView, message?: string) => {
      if (view && after.version > view.version) setNews(newsBetween(view, after, message))
      change(() => after)
    },
    [view, change]
  )

  const moved = useCallback(
    (after: CaseView) => {
      setNews(undefined)
      change(() => after)
    },
    [change]
  )

  useEffect(() => {
    if (view && latest && latest.version > view.version) takeIn(latest)
  }, [view, latest, takeIn])

  return { view, error, loading, reload, news, takeIn, moved }
}
