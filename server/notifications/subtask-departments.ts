import type { Event } from './event'

/** The departments a step about subtasks concerns: the one it names, else all that still have one to do. */
export function subtaskDepartments({ found, entry }: Event): string[] {
  const named = found.subtasks?.filter(({ department }) => department.name === entry.department)
  const meant = named?.length ? named : found.subtasks?.filter(({ state }) => state === 'open')
  return [...new Set(meant?.map(({ department }) => department.id))]
}
