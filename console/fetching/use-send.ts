import { useCallback, useRef, useState } from 'react'
import type { ApiError } from '../../contracts/api-error'
import { asApiError } from '../api/errors'

/** Runs one action at a time, however often the button is pressed, and keeps its refusal. */
export function useSend() {
  const sending = useRef(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiError>()

  const send = useCallback(async (run: () => Promise<void>) => {
    if (sending.current) return
    sending.current = true
    setBusy(true)
    setFailure(undefined)
    try {
      await run()
    } catch (problem) {
      setFailure(asApiError(problem))
    } finally {
      sending.current = false
      setBusy(false)
    }
  }, [])

  return { busy, failure, send, refuse: setFailure }
}
