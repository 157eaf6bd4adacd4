import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '../../contracts/api-error'
import * as staff from '../../contracts/staff/api'
import type { AccountView } from '../../contracts/staff/views'
import { call } from '../api/call'
import { whenRightIsMissed, whenSessionEnds } from '../api/send'
import { forgetSignedIn, hearOtherTabs, setSignedIn, signedIn, tellSignedIn, tellSignedOut } from '../api/signed-in'
import { finishLeaving, forgetLeaving, tellLeaving } from './leave'
import { cleanUpAfterSignOut } from './on-sign-out'

export type Access = 'looking' | 'open' | 'expired' | 'closed'

const somebodyElse = '这个浏览器里登录了另一个账号，请重新登录'

/** Returns who is signed in. `expired`: the session ended during work, and the page waits for the same person. */
export function useAccount() {
  const [account, setAccount] = useState<AccountView>()
  const [access, setAccess] = useState<Access>('looking')
  const [signIns, setSignIns] = useState(0)
  const [why, setWhy] = useState<ApiError>()
  const shown = useRef({ account, access })
  shown.current = { account, access }
  const lookingAgain = useRef(false)

  const close = useCallback(() => {
    forgetSignedIn()
    cleanUpAfterSignOut()
    setAccount(undefined)
    setAccess('closed')
  }, [])

  const goOn = useCallback((person: AccountView) => {
    setSignedIn(person.id)
    setAccount(person)
    setAccess('open')
    setSignIns(number => number + 1)
    setWhy(undefined)
  }, [])

  const enter = useCallback(
    (person: AccountView) => {
      if (account && account.id !== person.id) cleanUpAfterSignOut()
      forgetLeaving()
      goOn(person)
      tellSignedIn(person.id)
    },
    [account, goOn]
  )

  /** Lets in whose session the browser has. */
  const look = useCallback(async () => {
    try {
      await finishLeaving()
      forgetSignedIn()
      const person = await call(staff.account)
      setSignedIn(person.id)
      setAccount(person)
      setAccess('open')
    } catch {
      forgetSignedIn()
      setAccess('closed')
    }
  }, [])

  /** Goes on if the browser's session is one of the same person, whose work is on this page. */
  const lookAgain = useCallback(async () => {
    const before = shown.current.account
    if (!before || lookingAgain.current) return false
    lookingAgain.current = true
    setSignedIn(before.id)
    const person = await call(staff.account, { background: true }).catch(() => undefined)
    lookingAgain.current = false
    const same = person?.id === before.id
    if (person && same) goOn(person)
    else forgetSignedIn()
    return same
  }, [goOn])

  useEffect(() => {
    async function ended(refusal: ApiError) {
      if (!signedIn() || lookingAgain.current) return
      // Another tab may have signed in again a moment ago.
      if (shown.current.access === 'open' && (await lookAgain())) return
      forgetSignedIn()
      setWhy(refusal)
      setAccess(now => (now === 'open' ? 'expired' : now))
    }
    whenSessionEnds(ended)
    function signedInElsewhere(person: string) {
      const { account: before, access: now } = shown.current
      if (now === 'closed') look()
      if (now === 'expired' && person === before?.id) lookAgain()
      if (now === 'open' && person !== before?.id) {
        forgetSignedIn()
        setWhy(new ApiError('session_expired', somebodyElse))
        setAccess('expired')
      }
    }
    return hearOtherTabs(close, signedInElsewhere)
  }, [close, look, lookAgain])

  // Their roles were changed while they are here: the page offers from now on what they may do.
  useEffect(() => {
    whenRightIsMissed(() => {
      const { account: before } = shown.current
      if (!before || lookingAgain.current) return
      lookingAgain.current = true
      call(staff.account, { background: true })
        .then(person => {
          const changed = JSON.stringify(person.rights) !== JSON.stringify(before.rights)
          if (person.id === before.id && changed) setAccount(person)
        })
        .catch(() => undefined)
        .finally(() => {
          lookingAgain.current = false
        })
    })
  }, [])

  useEffect(() => void look(), [look])

  const leave = useCallback(() => {
    tellLeaving()
      .catch(() => undefined)
      .finally(() => {
        close()
        tellSignedOut()
      })
  }, [close])

  return { account, access, signIns, why, enter, leave }
}
