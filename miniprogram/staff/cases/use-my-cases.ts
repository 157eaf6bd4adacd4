import type { CaseSummary } from '../../../contracts/cases/views'
import { listCases } from '../api/staff-cases'
import { useKept } from '../kept/use-kept'
import type { Session } from '../session/use-session'

export interface MyCases {
  /** Assigned to me. */
  mine: CaseSummary[]
  others: CaseSummary[]
}

/** What the department has to do, mine first; for those who oversee, what is open and most urgent. */
export function useMyCases(session: Session, handles: boolean) {
  return useKept<MyCases>(session, 'cases', async () => {
    const query = handles
      ? '&state=dispatched,handling'
      : '&state=submitted,verifying,accepted,filed,dispatched,handling,handled,checking,checked'
    const [mine, all] = await Promise.all([handles ? listCases(`${query}&mine=1`) : [], listCases(query)])
    const own = new Set(mine.map(({ caseNo }) => caseNo))
    return { mine, others: all.filter(({ caseNo }) => !own.has(caseNo)) }
  })
}
