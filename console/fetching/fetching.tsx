import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'
import { useSession } from '../session/session'
import { queryClient } from './query-client'

/** Provides fetching to the pages. When the person has signed in again, everything on the page is fetched again. */
export function Fetching({ children }: { children: ReactNode }) {
  const { signIns } = useSession()
  const fetchedIn = useRef(signIns)
  useEffect(() => {
    if (fetchedIn.current === signIns) return
    fetchedIn.current = signIns
    queryClient.refetchQueries({ type: 'active' })
  }, [signIns])
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
}
