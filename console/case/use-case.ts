import { useCallback, useEffect, useState } from 'react'
import * as cases from '../../contracts/cases/api'
import type { CaseView, HistoryEntry } from '../../contracts/cases/views'
import { call } from '../api/call'
import { useFetch } from '../fetching/use-fetch'
import { useLook } from '../fetching/use-look'
import type { Told } from '../live/read-events'
import { useOpenCase } from '../live/use-open-case'
import { updateInQueues } from '../queue/saved-queues'

/** What colleagues did to a case while this person had it open. */
export interface CaseNews {
  /** The server's sentence, if the news came with a refusal. */
  message?: string
  before: CaseView
  entries: HistoryEntry[]
}

export function newsBetween(before: CaseView, after: CaseView, message?: string): CaseNews {
  const known = before.history.length
  const entries = [...after.history].sort((one, other) => one.at.localeCompare(other.at)).slice(known)
  return { message, before, entries }
}

/** Words that somebody added leave the version as it is and make the history longer. */
function isNewer(after: CaseView, before: CaseView): boolean {
  return after.version > before.version || after.history.length > before.history.length
}

const tellsOf = (told: Told, caseNo: string) =>
  told.event === 'missed' || (told.event === 'cases' && told.data.changed.some(each => each.caseNo === caseNo))

/** Returns one case and keeps it up to date: every minute and when the person comes back to the window. */
export function useCase(caseNo: string) {
  const load = (signal: AbortSignal, background = false) =>
    call(cases.oneCase, { params: { caseNo }, signal, background })
  const { data: view, error, loading, reload, change } = useFetch(`case ${caseNo}`, signal => load(signal))
  const latest = useLook(
    view && `case ${caseNo}`,
    signal => load(signal, true),
    told => tellsOf(told, caseNo)
  )
  useOpenCase(caseNo, view !== undefined)
  const [news, setNews] = useState<CaseNews>()

  useEffect(() => {
    if (view) updateInQueues(view)
  }, [view])

  const receiveUpdate = useCallback(
    (after: CaseView, message?: string) => {
      if (view && isNewer(after, view)) setNews(newsBetween(view, after, message))
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
    if (view && latest && isNewer(latest, view)) receiveUpdate(latest)
  }, [view, latest, receiveUpdate])

  return { view, error, loading, reload, news, receiveUpdate, moved }
}
