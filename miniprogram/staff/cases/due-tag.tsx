import type { CaseSummary } from '../../../contracts/cases/views'
import { Words } from '../../components/base'
import { dueText } from './due'

export function DueTag({ summary }: { summary: Pick<CaseSummary, 'dueAt' | 'light'> }) {
  return <Words className={`tag light-${summary.light}`}>{dueText(summary)}</Words>
}
