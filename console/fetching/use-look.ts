import { useQuery } from '@tanstack/react-query'
import type { Told } from '../live/read-events'
import { useLiveLook } from '../live/use-live'
import { useSession } from '../session/session'

const minuteMs = 60_000

/**
 * Looks for something newer than what the page shows: when the live stream tells of something that concerns it, every minute
 * while the window is visible, and when the person comes back to it. A failed look is not shown.
 */
export function useLook<T>(
  key: string | undefined,
  load: (signal: AbortSignal) => Promise<T>,
  concerns?: (told: Told) => boolean
): T | undefined {
  const { account } = useSession()
  const { data, refetch } = useQuery<T | null>({
    queryKey: ['look', key, account.id],
    queryFn: ({ signal }) => load(signal),
    enabled: key !== undefined,
    initialData: null,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: minuteMs,
    refetchOnWindowFocus: 'always'
  })
  useLiveLook(() => {
    if (key !== undefined) refetch()
  }, concerns)
  return data ?? undefined
}
