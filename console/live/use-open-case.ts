import { useEffect } from 'react'
import * as desk from '../../contracts/desk/api'
import { sayOpenEverySeconds } from '../../contracts/desk/views'
import { call } from '../api/call'
import { hearOthers } from './opened'

/** Tells colleagues that this person has a case open, as long as somebody looks at the page, and learns who else has. */
export function useOpenCase(caseNo: string, open: boolean) {
  useEffect(() => {
    if (!open) return
    const stopped = new AbortController()
    function say() {
      if (document.visibilityState !== 'visible') return
      call(desk.openCase, { params: { caseNo }, body: {}, background: true, signal: stopped.signal })
        .then(({ others }) => hearOthers(caseNo, others))
        .catch(() => undefined)
    }
    say()
    const timer = setInterval(say, sayOpenEverySeconds * 1000)
    document.addEventListener('visibilitychange', say)
    return () => {
      stopped.abort()
      clearInterval(timer)
      document.removeEventListener('visibilitychange', say)
      call(desk.leaveCase, { params: { caseNo }, background: true }).catch(() => undefined)
    }
  }, [caseNo, open])
}
