import { useEffect } from 'react'
import { whenOnline } from '../platform/when-online'
import { sendWaiting } from './send-waiting'

let begun = false

/** From the first page of a resident's on, what waits goes at once, and whenever the network is back. */
export function useSendWaiting() {
  useEffect(() => {
    if (begun) return
    begun = true
    const attempt = () => void sendWaiting()
    // The form that is about to open sends its own.
    setTimeout(attempt, 1_000)
    whenOnline(attempt)
  }, [])
}
