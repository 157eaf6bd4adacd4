import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '../../contracts/api-error'
import * as staff from '../../contracts/staff/api'
import type { AccountView } from '../../contracts/staff/views'
import { call } from '../api/call'
import { whenRightIsMissed, whenSessionEnds } from '../api/send'
import { forgetSignedIn, hearOtherTabs, setSignedIn, signedIn, tellSignedIn, tellSignedOut } from '../api/signed-in'
import { finishLeaving, forgetLeaving, tellLeaving } from './leave'
import { cleanUpAfterSignOut } from './on-sign-out'
import { personOf } from './person-of'
import { useStandingIn } from './use-standing-in'

export type Access = 'looking' | 'open' | 'expired' | 'closed'

/** From now on the page's calls go in this person's name, and for the colleague whose account it is. */
function signAs(account: AccountView) {
  setSignedIn(personOf(account).id, account.person && account.id)
}

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

  const show = useCallback((as: AccountView) => {
    signAs(as)
    setAccount(as)
  }, [])
  const { cease, ...standingIn } = useStandingIn(account, show)

  const close = useCallback(() => {
    forgetSignedIn()
    cease()
    cleanUpAfterSignOut()
    setAccount(undefined)
    setAccess('closed')
  }, [cease])

  const goOn = useCallback(
    (person: AccountView) => {
      show(person)
      setAccess('open')
      setSignIns(number => number + 1)
      setWhy(undefined)
    },
    [show]
  )

  const enter = useCallback(
    (person: AccountView) => {
      const same = account && personOf(account).id === person.id
      // Whoever has proven who they are gets their own account, and chooses again for whom they act.
      cease(same && account.person ? '现在是您自己的账号。要接着代班，请再选一次' : undefined)
      if (account && !same) cleanUpAfterSignOut()
      forgetLeaving()
      goOn(person)
      tellSignedIn(person.id)
    },
    [account, cease, goOn]
  )

  /** Lets in whose session the browser has. */
  const look = useCallback(async () => {
    try {
      await finishLeaving()
      forgetSignedIn()
      const person = await call(staff.account)
      show(person)
      setAccess('open')
    } catch {
      forgetSignedIn()
      setAccess('closed')
    }
  }, [show])

  /** Goes on if the browser's session is one of the same person, whose work is on this page. */
  const lookAgain = useCallback(async () => {
    const before = shown.current.account
    if (!before || lookingAgain.current) return false
    lookingAgain.current = true
    signAs(before)
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
      if (now === 'expired' && before && person === personOf(before).id) lookAgain()
      if (now === 'open' && before && person !== personOf(before).id) {
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
          if (shown.current.account === before && person.id === before.id && changed) setAccount(person)
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

  return { account, access, signIns, why, enter, leave, standingIn }
}
