import { useRef, useState } from 'react'
import type { ApiError } from '../../../contracts/api-error'
import { asApiError, needsSession } from '../../api/errors'
import type { Session } from './use-session'

/**
 * Asks the server for one thing at a time. What is wrong with a field stands in `wrong`, anything else in `trouble`;
 * `offline` is said where there is no network.
 */
export function useAsk(session: Session, offline: string) {
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const [trouble, setTrouble] = useState<string>()
  const asking = useRef(false)

  async function run(work: () => Promise<void>, whenRefused?: (error: ApiError) => void) {
    if (asking.current) return
    asking.current = true
    setBusy(true)
    setWrong({})
    setTrouble(undefined)
    try {
      await work()
    } catch (thrown) {
      const error = asApiError(thrown)
      if (needsSession(error)) return session.expire()
      whenRefused?.(error)
      if (Object.keys(error.fields).length > 0) setWrong(error.fields)
      else setTrouble(error.code === 'offline' ? offline : error.message)
    } finally {
      asking.current = false
      setBusy(false)
    }
  }
  return {
    busy,
    wrong,
    trouble,
    setWrong,
    ask: (work: () => Promise<void>, whenRefused?: (error: ApiError) => void) => void run(work, whenRefused)
  }
}
