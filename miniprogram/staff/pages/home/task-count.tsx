import { Words } from '../../../components/base'
import { readTasks } from '../../api/staff-cases'
import { useSaved } from '../../saved/use-saved'
import type { Session } from '../../session/use-session'

/** How many places there are to look at today. */
export function TaskCount({ session }: { session: Session }) {
  const { data, problem } = useSaved(session, 'tasks', readTasks)
  if (!data) return <Words>{problem ?? '正在取来…'}</Words>
  const late = data.tasks.filter(({ light }) => light === 'red').length
  return <Words>{`${data.tasks.length} 件待办${late > 0 ? `，${late} 件已超时` : ''}`}</Words>
}
