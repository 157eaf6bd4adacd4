const running = new Map<string, Promise<unknown>>()

/** Runs one work of a name after the other, in all windows of this browser where it knows how to. */
export async function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  if ('locks' in navigator) return await navigator.locks.request(name, work)
  const before = running.get(name) ?? Promise.resolve()
  const mine = before.then(work, work)
  running.set(name, mine)
  return mine
}
