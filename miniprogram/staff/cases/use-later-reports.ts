import { useRef, useState } from 'react'
import type { CaseReport, CaseView } from '../../../contracts/cases/views'
import { asApiError, needsSession } from '../../api/errors'
import { explainReading } from '../../api/explain'
import { readReports } from '../api/staff-cases'
import type { Session } from '../session/use-session'

interface Later {
  /** The end of the first page that these follow. Behind another end they are forgotten. */
  from?: string
  items: readonly CaseReport[]
  next?: string
}

/** The reports of a case: the first came with it, the rest are fetched on request and not kept on the phone. */
export function useLaterReports(session: Session, view: CaseView | undefined) {
  const [known, setKnown] = useState<Later>({ items: [] })
  const [problem, setProblem] = useState<string>()
  const busy = useRef(false)
  const from = view?.reports.next
  const later: Later = known.from === from ? known : { from, items: [], next: from }
  const reports = [...(view?.reports.items ?? []), ...later.items]

  const fetchMore = async () => {
    if (!view || !later.next || busy.current) return
    busy.current = true
    setProblem(undefined)
    try {
      const { items, next } = await readReports(view.caseNo, later.next)
      setKnown({ from, items: [...later.items, ...items], next })
    } catch (thrown) {
      const error = asApiError(thrown)
      if (needsSession(error)) session.expire()
      else setProblem(explainReading(error))
    } finally {
      busy.current = false
    }
  }

  return {
    reports,
    /** Nothing once all are there. */
    later: later.next
      ? { fetched: reports.length, count: view?.reports.count ?? reports.length, problem, fetchMore }
      : undefined
  }
}
export type LaterReports = NonNullable<ReturnType<typeof useLaterReports>['later']>
