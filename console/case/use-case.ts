import { useCallback, useEffect, useState } from 'react'
import type { CaseView, HistoryEntry } from '../../contracts/cases/views'
import { fetchCase } from '../api/cases'
import { settleEverywhere } from '../queue/places'
import { useFetch } from '../shared/use-fetch'
import { useLookAgain } from '../shared/use-look-again'

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
  const { data: view, error, loading, reload, change } = useFetch(`case ${caseNo}`, signal => fetchCase(caseNo, signal))
  const [news, setNews] = useState<CaseNews>()

  useEffect(() => {
    if (view) settleEverywhere(view)
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

  useLookAgain(() => {
    if (!view) return
    // A look that fails is no news; the next one, or the next step, will tell.
    fetchCase(caseNo).then(
      after => after.version > view.version && takeIn(after),
      () => undefined
    )
  })

  return { view, error, loading, reload, news, takeIn, moved }
}
