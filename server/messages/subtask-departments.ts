import type { Event } from './event'

/** The department that a step about a subtask names, also when its subtask is no longer open. */
export function subtaskDepartments({ found, entry }: Event): string[] {
  const names = entry.details.map(({ value }) => value)
  const meant = found.subtasks.filter(({ department }) => names.includes(department.name))
  return [...new Set(meant.map(({ department }) => department.id))]
}
