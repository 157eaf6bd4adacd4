import { useCallback, useEffect, useRef, useState } from 'react'
import { type ApiError, asApiError } from '../api/request'
import { useSession } from '../session/session'

export interface Fetched<T> {
  data?: T
  error?: ApiError
  loading: boolean
  reload: () => void
  change: (edit: (data: T) => T) => void
}

/**
 * Fetches what `key` names: again when the key changes, when asked, or when somebody has signed in again. Without a key
 * nothing is fetched. While the same key is fetched again, and when that fails, the earlier data stay.
 */
export function useFetch<T>(key: string | undefined, load: (signal: AbortSignal) => Promise<T>): Fetched<T> {
  const { signIns } = useSession()
  const [turn, setTurn] = useState(0)
  const [found, setFound] = useState<{ key: string; data: T }>()
  const [settled, setSettled] = useState<{ asked: string; error?: ApiError }>()
  const latest = useRef(load)
  latest.current = load
  const asked = key === undefined ? undefined : `${key} ${signIns} ${turn}`

  useEffect(() => {
    if (key === undefined || asked === undefined) return
    const stop = new AbortController()
    latest.current(stop.signal).then(
      data => {
        if (stop.signal.aborted) return
        setFound({ key, data })
        setSettled({ asked })
      },
      (failure: unknown) => {
        if (!stop.signal.aborted) setSettled({ asked, error: asApiError(failure) })
      }
    )
    return () => stop.abort()
  }, [key, asked])

  const reload = useCallback(() => setTurn(number => number + 1), [])
  const change = useCallback(
    (edit: (data: T) => T) => setFound(now => now && { key: now.key, data: edit(now.data) }),
    []
  )
  const done = settled?.asked === asked
  return {
    data: found?.key === key ? found?.data : undefined,
    error: done ? settled?.error : undefined,
    loading: asked !== undefined && !done,
    reload,
    change
  }
}
