import { type CaseView, subtaskStates } from '../../contracts/cases/views'
import { clock } from '../shared/times'
import './notices.css'

/** What other departments do for the one that handles the case. */
export function Subtasks({ subtasks }: Pick<CaseView, 'subtasks'>) {
  if (subtasks.length === 0) return null
  return (
    <section className="card" aria-label="协办">
      <h2>协办</h2>
      <ul className="subtasks">
        {subtasks.map(({ department, work, state, at }) => (
          <li key={`${department.id} ${at}`}>
            <b>{department.name}</b> <span className={`subtask-state subtask-${state}`}>{subtaskStates[state]}</span>
            <span className="history-when">{clock(at)}</span>
            <p>{work}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
