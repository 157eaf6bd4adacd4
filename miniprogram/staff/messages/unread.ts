import { useEffect, useState } from 'react'
import { countUnread } from '../api/staff-messages'

/** How many messages are unread, the same number wherever it is shown. */
let count = 0
const watchers = new Set<(count: number) => void>()

export function setUnread(next: number) {
  count = next
  for (const watcher of watchers) watcher(next)
}

/** Not worth a word when it does not come: the messages themselves say so. */
export async function refreshUnread() {
  await countUnread().then(setUnread, () => {})
}

export function useUnread(): number {
  const [shown, setShown] = useState(count)
  useEffect(() => {
    watchers.add(setShown)
    setShown(count)
    return () => {
      watchers.delete(setShown)
    }
  }, [])
  return shown
}
