import { focusManager, notifyManager, QueryClient } from '@tanstack/react-query'
import { onSignOut } from '../session/on-sign-out'

/**
 * Answers of the server that are on the page now. An answer is deleted when the last page that shows it is left, unless a
 * query asks for more. Nothing is fetched twice by itself: a refusal stays a refusal until somebody tries again.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: false,
      staleTime: 0,
      gcTime: 0,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      // Without a network the call is made all the same and fails with a sentence; it does not wait unseen.
      networkMode: 'always',
      // A new answer is a new object, so that a page can tell when it was last confirmed.
      structuralSharing: false
    }
  }
})

// An edit of what is shown, such as the next selected row, is drawn at once and not a timer later.
notifyManager.setScheduler(queueMicrotask)

// A person comes back by clicking into the window, too, and not only by changing the tab.
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
