import { useQuery } from '@tanstack/react-query'
import { useSession } from '../session/session'

const minuteMs = 60_000

/**
 * Looks for something newer than what the page shows: every minute while the window is visible, and when the person
 * comes back to it. The first look comes a minute after the page was opened. A failed look is not shown.
 */
export function useLook<T>(key: string | undefined, load: (signal: AbortSignal) => Promise<T>): T | undefined {
  const { account } = useSession()
  const { data } = useQuery<T | null>({
    queryKey: ['look', key, account.id],
    queryFn: ({ signal }) => load(signal),
    enabled: key !== undefined,
    initialData: null,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: minuteMs,
    refetchOnWindowFocus: 'always'
  })
  return data ?? undefined
}
