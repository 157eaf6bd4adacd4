import type { CaseView } from '../../../contracts/cases/views'
import type { Proposal } from '../../../contracts/rules/rulebooks'
import { fetchProposal } from '../../api/cases'
import { useFetch } from '../../shared/use-fetch'

/** Where the city's rules would send the case, while somebody can dispatch it. A proposal that fails is none. */
export function useProposal({ caseNo, matter, actions }: CaseView): Proposal | undefined {
  const wanted = actions.includes('dispatch')
  return useFetch(wanted ? `proposal ${caseNo} ${matter?.code}` : undefined, signal => fetchProposal(caseNo, signal))
    .data
}
