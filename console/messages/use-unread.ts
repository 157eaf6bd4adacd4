import { useOutletContext } from 'react-router-dom'
import { fetchUnread } from '../api/messages'
import { useFetch } from '../fetching/use-fetch'
import { useLookAgain } from '../fetching/use-look-again'

const halfMinute = 30_000

export interface UnreadCount {
  unread: number
  /** What the server said a moment ago, so that the bell need not ask again. */
  setUnread: (unread: number) => void
}

/** How many messages this person has not read, for the bell; asked again every half minute. */
export function useUnread(works: boolean): UnreadCount {
  const { data, reload, change } = useFetch(works ? 'unread' : undefined, fetchUnread)
  useLookAgain(reload, halfMinute)
  return { unread: data ?? 0, setUnread: unread => change(() => unread) }
}

/** The same count, for a page inside the shell. */
export function useUnreadOfShell(): UnreadCount {
  return useOutletContext<UnreadCount>()
}
