const running = new Map<string, Promise<unknown>>()

/** Runs one work of a name after the other. WeChat has the app open once. */
export function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  const before = running.get(name) ?? Promise.resolve()
  const mine = before.then(work, work)
  running.set(name, mine)
  return mine
}
