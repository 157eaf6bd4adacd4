import { useCallback, useEffect, useRef, useState } from 'react'
import * as staff from '../../contracts/staff/api'
import type { Lasting } from '../../contracts/staff/session-headers'
import * as sessions from '../../contracts/staff/sessions-api'
import { call } from '../api/call'
import { whenLastingIsTold } from '../api/send'

/** So long before the end the person is warned. */
const warnSeconds = 60
/** What somebody does on the page without asking the server is told it at most this often. */
const tellMs = 60_000
const againMs = 30_000

/**
 * Watches whether anybody is there. Typing, clicking and scrolling keep the session alive; a minute before it ends the
 * returned warning is set. `stay` says that somebody is there after all.
 */
export function useIdle(open: boolean) {
  const [warning, setWarning] = useState<Lasting>()
  const toldAt = useRef(Date.now())
  const finalTold = useRef(false)

  const stay = useCallback(() => {
    toldAt.current = Date.now()
    setWarning(undefined)
    call(sessions.stayOn, { body: {} }).catch(() => undefined)
  }, [])

  useEffect(() => {
    if (!open) return setWarning(undefined)
    let timer: ReturnType<typeof setTimeout> | undefined
    finalTold.current = false
    toldAt.current = Date.now()

    /** Asks, as another tab may have kept the session alive. When it is over, the sign-in page comes by itself. */
    function look() {
      call(staff.account, { background: true }).catch(() => {
        clearTimeout(timer)
        timer = setTimeout(look, againMs)
      })
    }
    function told(lasting: Lasting, byPerson: boolean) {
      if (byPerson) toldAt.current = Date.now()
      clearTimeout(timer)
      const near = lasting.seconds <= warnSeconds
      timer = setTimeout(look, (near ? lasting.seconds + 1 : lasting.seconds - warnSeconds) * 1000)
      if (!near) return setWarning(undefined)
      // The end of the twelve hours cannot be put off, so it is said once.
      if (lasting.final && finalTold.current) return
      finalTold.current = lasting.final
      setWarning(lasting)
    }
    function somebodyIsThere() {
      if (Date.now() - toldAt.current >= tellMs) stay()
    }
    whenLastingIsTold(told)
    look()
    const signs = ['keydown', 'pointerdown', 'wheel'] as const
    for (const sign of signs) window.addEventListener(sign, somebodyIsThere, { capture: true, passive: true })
    return () => {
      clearTimeout(timer)
      whenLastingIsTold(() => undefined)
      for (const sign of signs) window.removeEventListener(sign, somebodyIsThere, { capture: true })
    }
  }, [open, stay])

  return { warning, stay, dismiss: useCallback(() => setWarning(undefined), []) }
}
