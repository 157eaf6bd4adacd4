import { type CaseState, openStates } from '../../../contracts/cases/states'
import type { CaseSummary } from '../../../contracts/cases/views'
import { listCases } from '../api/staff-cases'
import { useSaved } from '../saved/use-saved'
import type { Session } from '../session/use-session'

export interface MyCases {
  /** Assigned to me. */
  mine: CaseSummary[]
  others: CaseSummary[]
}

const atDepartment: readonly CaseState[] = ['dispatched', 'handling']

/** What the department has to do, mine first; for those who oversee, what is open and most urgent. */
export function useMyCases(session: Session, handles: boolean) {
  return useSaved<MyCases>(session, 'cases', async () => {
    const states = handles ? atDepartment : openStates.filter(state => state !== 'suspended')
    const [mine, all] = await Promise.all([handles ? listCases(states, true) : [], listCases(states)])
    const own = new Set(mine.map(({ caseNo }) => caseNo))
    return { mine, others: all.filter(({ caseNo }) => !own.has(caseNo)) }
  })
}
