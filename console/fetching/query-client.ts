import { focusManager, notifyManager, QueryClient } from '@tanstack/react-query'
import { onSignOut } from '../session/on-sign-out'

/**
 * Holds the answers of the server that the page shows. An answer is deleted when nothing shows it any more, unless its
 * query sets a longer time. A failed call is not repeated by itself.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: false,
      staleTime: 0,
      gcTime: 0,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      // Without a network the call fails at once with a sentence and does not wait silently.
      networkMode: 'always',
      // Every answer is a new object, so that the wall can show the time of the last one.
      structuralSharing: false
    }
  }
})

// A change of the data, such as another selected row, is drawn without waiting for a timer.
notifyManager.setScheduler(queueMicrotask)

// The default is visibilitychange alone; people also come back by clicking into the window.
focusManager.setEventListener(cameBack => {
  const run = () => cameBack()
  window.addEventListener('focus', run)
  document.addEventListener('visibilitychange', run)
  return () => {
    window.removeEventListener('focus', run)
    document.removeEventListener('visibilitychange', run)
  }
})

onSignOut(() => queryClient.clear())
