import { useOutletContext } from 'react-router-dom'
import * as messages from '../../contracts/messages/api'
import { call } from '../api/call'
import { useFetch } from '../fetching/use-fetch'

const everyMs = 30_000

export interface UnreadCount {
  unread: number
  /** Sets the number that another answer of the server carried, so that the bell need not ask again. */
  setUnread: (unread: number) => void
}

/** Returns how many messages this person has not read. The server is asked every half minute. */
export function useUnread(works: boolean): UnreadCount {
  const { data, change } = useFetch(
    works ? 'unread' : undefined,
    signal => call(messages.staffUnread, { signal, background: true }),
    {
      everyMs
    }
  )
  return { unread: data?.unread ?? 0, setUnread: unread => change(() => ({ unread })) }
}

/** Returns the same count to a page inside the shell. */
export function useUnreadOfShell(): UnreadCount {
  return useOutletContext<UnreadCount>()
}
