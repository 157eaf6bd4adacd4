import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { ApiError } from '../../contracts/api-error'
import { asApiError } from '../api/errors'

export interface Fetched<T> {
  data?: T
  error?: ApiError
  loading: boolean
  reload: () => void
  change: (edit: (data: T) => T) => void
}

interface FetchOptions {
  /** Fetched again so often while the window is in view, and when the person comes back to it. */
  everyMs?: number
  /** How long an answer is used again, also by other pages, before it is fetched anew. */
  freshForMs?: number
}

/**
 * Fetches what `key` names: when the key changes, when asked, and when a person has signed in again. Without a key nothing
 * is fetched. While the same key is fetched again, and when that fails, the earlier data stay.
 */
export function useFetch<T>(
  key: string | undefined,
  load: (signal: AbortSignal) => Promise<T>,
  { everyMs, freshForMs = 0 }: FetchOptions = {}
): Fetched<T> {
  const client = useQueryClient()
  const { data, error, isFetching, refetch } = useQuery<T>({
    queryKey: [key],
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
      // The state is set and not the data: an edit must neither hide a failure nor pass for an answer of the server.
      const query = client.getQueryCache().find<T>({ queryKey: [key] })
      if (query?.state.data !== undefined) query.setState({ data: edit(query.state.data) })
    },
    [client, key]
  )
  return { data, error: error && !isFetching ? asApiError(error) : undefined, loading: isFetching, reload, change }
}
