import { availableParallelism } from 'node:os'

/** A piece of the run: a build, a check, the tests of one file. */
export interface Task {
  name: string
  /** Takes a slot of the machine while it runs; what only waits needs none. */
  slot: boolean
  /** Tasks that must have ended well before this one starts. */
  needs: readonly Task[]
  run(slot: number): Promise<void>
  /** What is to be told when a task that it needs has failed. */
  skipped(because: string): void
}

/** Two more than there are cores, as a file waits for its browser or its database for half of its time. */
const slots = availableParallelism() + 2

/** Runs all tasks, each once, in the order given as far as their needs allow, in so many slots at a time. */
export async function runTasks(tasks: readonly Task[], slotCount = slots): Promise<void> {
  const waiting = new Set(tasks)
  const ended = new Set<Task>()
  const failed = new Set<Task>()
  const free = Array.from({ length: slotCount }, (_, slot) => slot)
  const running = new Set<Promise<void>>()

  const start = (task: Task, slot: number | undefined) => {
    waiting.delete(task)
    const outcome = task
      .run(slot ?? -1)
      .then(
        () => void ended.add(task),
        () => void failed.add(task)
      )
      .then(() => {
        if (slot !== undefined) free.push(slot)
        running.delete(outcome)
      })
    running.add(outcome)
  }

  for (;;) {
    for (const task of waiting) {
      const missing = task.needs.find(need => failed.has(need))
      if (missing) {
        waiting.delete(task)
        failed.add(task)
        task.skipped(missing.name)
      } else if (task.needs.every(need => ended.has(need))) {
        if (!task.slot) start(task, undefined)
        else if (free.length > 0) start(task, free.shift())
      }
    }
    if (running.size === 0) return
    await Promise.race(running)
  }
}
