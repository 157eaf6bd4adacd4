import { useEffect } from 'react'
import { readDutyGrids, readTasks } from '../api/staff-cases'
import type { Outbox } from '../outbox/outbox'
import { saveThumbnails } from '../saved/saved-thumbnails'
import { useSaved } from '../saved/use-saved'
import type { Session } from '../session/use-session'

/** The tasks as they last came; asked for anew once an answer has got through. */
export function useTasks(session: Session, outbox: Outbox) {
  const tasks = useSaved(session, 'tasks', async () => {
    const list = await readTasks()
    void saveThumbnails(list.tasks.flatMap(({ before, after }) => [...before, ...after]))
    return list
  })
  const { reload } = tasks
  const waiting = outbox.items.filter(({ problem }) => !problem).length
  // biome-ignore lint/correctness/useExhaustiveDependencies: `reload` is new at every drawing
  useEffect(() => void reload(), [waiting])
  return tasks
}

export function useDutyGrids(session: Session) {
  const { data = [] } = useSaved(session, 'duty-grids', readDutyGrids)
  return data
}
