import * as cases from '../../../contracts/cases/api'
import type { Proposal } from '../../../contracts/cases/proposals'
import type { CaseView } from '../../../contracts/cases/views'
import { call } from '../../api/call'
import { useFetch } from '../../fetching/use-fetch'

/**
 * The department that the city's rules propose, while the case can be dispatched. If it cannot be fetched, there is
 * none.
 */
export function useProposal({ caseNo, matter, actions }: CaseView): Proposal | undefined {
  const wanted = actions.includes('dispatch')
  return useFetch(wanted ? `proposal ${caseNo} ${matter?.code}` : undefined, signal =>
    call(cases.proposal, { params: { caseNo }, signal })
  ).data
}
