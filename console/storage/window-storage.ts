/** What the browser would not store. It lasts as long as the page. */
const memory = new Map<string, string>()

function attempt<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(sessionStorage)
  } catch {
    return undefined
  }
}

/**
 * The window's sessionStorage. Where a browser forbids it, or it is full, what is written is kept in memory: no step fails
 * because something could not be stored.
 */
export const windowStorage = {
  getItem(key: string): string | null {
    return memory.get(key) ?? attempt(storage => storage.getItem(key)) ?? null
  },

  setItem(key: string, value: string) {
    const stored = attempt(storage => {
      storage.setItem(key, value)
      return true
    })
    if (stored) memory.delete(key)
    else memory.set(key, value)
  },

  removeItem(key: string) {
    memory.delete(key)
    attempt(storage => storage.removeItem(key))
  },

  keys(): string[] {
    return [...new Set([...memory.keys(), ...(attempt(storage => Object.keys(storage)) ?? [])])]
  }
}
