import { useEffect, useRef } from 'react'

const everyMinute = 60_000

/** Runs when the person comes back to the window, and every minute, or as often as asked, while it is in view. */
export function useLookAgain(look: () => void, every = everyMinute) {
  const latest = useRef(look)
  latest.current = look
  useEffect(() => {
    const run = () => {
      if (document.visibilityState === 'visible') latest.current()
    }
    const timer = setInterval(run, every)
    window.addEventListener('focus', run)
    document.addEventListener('visibilitychange', run)
    return () => {
      clearInterval(timer)
      window.removeEventListener('focus', run)
      document.removeEventListener('visibilitychange', run)
    }
  }, [every])
}
