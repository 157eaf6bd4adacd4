/** Runs work so that what runs at once weighs no more than `most`; the rest waits in the order in which it came. */
export function turns(most: number) {
  const waiting: { weight: number; go: () => void }[] = []
  let running = 0

  function letIn() {
    for (let next = waiting[0]; next && running + next.weight <= most; next = waiting[0]) {
      waiting.shift()
      running += next.weight
      next.go()
    }
  }

  return async <T>(weight: number, work: () => Promise<T>): Promise<T> => {
    const counted = Math.min(weight, most)
    await new Promise<void>(go => {
      waiting.push({ weight: counted, go })
      letIn()
    })
    try {
      return await work()
    } finally {
      running -= counted
      letIn()
    }
  }
}
