import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { ApiError } from '../../contracts/api-error'
import { asApiError } from '../api/errors'
import { useSession } from '../session/session'

export interface Fetched<T> {
  data?: T
  error?: ApiError
  loading: boolean
  reload: () => void
  change: (edit: (data: T) => T) => void
}

interface FetchOptions {
  /**
   * The interval at which it is fetched again while the window is visible. It is also fetched when the person comes
   * back.
   */
  everyMs?: number
  /** How long an answer is used again, also by other pages. */
  freshForMs?: number
}

/**
 * Fetches what `key` names: when the key changes, on `reload`, and when the person has signed in again. Without a key
 * nothing is fetched. While the same key is fetched again, and when that fails, the earlier data stay. What is fetched while
 * the person acts for a colleague is kept apart from their own; it stays only until the answer to themselves has come.
 */
export function useFetch<T>(
  key: string | undefined,
  load: (signal: AbortSignal) => Promise<T>,
  { everyMs, freshForMs = 0 }: FetchOptions = {}
): Fetched<T> {
  const client = useQueryClient()
  const { account } = useSession()
  const as = account.id
  const { data, error, isFetching, refetch } = useQuery<T>({
    queryKey: [key, as],
    placeholderData: (before, query) => (query?.queryKey[0] === key ? before : undefined),
    queryFn: ({ signal }) => load(signal),
    enabled: key !== undefined,
    staleTime: freshForMs,
    gcTime: freshForMs,
    refetchInterval: everyMs ?? false,
    refetchOnWindowFocus: everyMs ? 'always' : false
  })
  const reload = useCallback(() => void refetch(), [refetch])
  const change = useCallback(
    (edit: (data: T) => T) => {
      // setQueryData would clear the error, and a failure must stay visible while a person moves through the rows.
      const query = client.getQueryCache().find<T>({ queryKey: [key, as] })
      if (query?.state.data !== undefined) query.setState({ data: edit(query.state.data) })
    },
    [client, key, as]
  )
  return { data, error: error && !isFetching ? asApiError(error) : undefined, loading: isFetching, reload, change }
}
