import { useCallback, useEffect, useRef, useState } from 'react'
import type { ApiError } from '../../contracts/api-error'
import * as staff from '../../contracts/staff/api'
import type { AccountView } from '../../contracts/staff/views'
import { call } from '../api/call'
import { whenSessionEnds } from '../api/send'
import {
  answerOtherTabs,
  askOtherTabs,
  deleteToken,
  readToken,
  saveToken,
  tellSignedIn,
  tellSignedOut
} from '../api/token'
import { cleanUpAfterSignOut } from './on-sign-out'

export type Access = 'looking' | 'open' | 'expired' | 'closed'

/** Returns who is signed in. `expired`: the session ended during work, and the page waits for the same person. */
export function useAccount() {
  const [account, setAccount] = useState<AccountView>()
  const [access, setAccess] = useState<Access>('looking')
  const [signIns, setSignIns] = useState(0)
  const [why, setWhy] = useState<ApiError>()
  const shown = useRef({ account, access })
  shown.current = { account, access }
  const takingOver = useRef(false)

  const close = useCallback(() => {
    deleteToken()
    cleanUpAfterSignOut()
    setAccount(undefined)
    setAccess('closed')
  }, [])

  const goOn = useCallback((person: AccountView) => {
    setAccount(person)
    setAccess('open')
    setSignIns(number => number + 1)
    setWhy(undefined)
  }, [])

  const enter = useCallback(
    (token: string, person: AccountView) => {
      saveToken(token)
      if (account && account.id !== person.id) cleanUpAfterSignOut()
      goOn(person)
      tellSignedIn(token)
    },
    [account, goOn]
  )

  /** Goes on with the token of another tab if it is of the same person, whose work is on this page. */
  const takeOver = useCallback(
    async (token: string | undefined) => {
      if (!token || takingOver.current) return false
      takingOver.current = true
      saveToken(token)
      const person = await call(staff.account, { background: true }).catch(() => undefined)
      takingOver.current = false
      const same = person !== undefined && person.id === shown.current.account?.id
      if (same) goOn(person)
      else deleteToken()
      return same
    },
    [goOn]
  )

  useEffect(() => {
    async function ended(refusal: ApiError) {
      const over = readToken()
      if (!over || takingOver.current) return
      deleteToken()
      const other = shown.current.access === 'open' ? await askOtherTabs() : undefined
      if (other !== over && (await takeOver(other))) return
      setWhy(refusal)
      setAccess(now => (now === 'open' ? 'expired' : now === 'looking' ? 'closed' : now))
    }
    whenSessionEnds(ended)
    const signedInElsewhere = (token: string) => {
      if (shown.current.access === 'expired') takeOver(token)
    }
    return answerOtherTabs(close, signedInElsewhere)
  }, [close, takeOver])

  useEffect(() => {
    async function look() {
      const token = readToken() ?? (await askOtherTabs())
      if (!token) return setAccess('closed')
      saveToken(token)
      setAccount(await call(staff.account))
      setAccess('open')
    }
    look().catch(() => setAccess('closed'))
  }, [])

  const leave = useCallback(() => {
    call(staff.signOut)
      .catch(() => undefined)
      .finally(() => {
        close()
        tellSignedOut()
      })
  }, [close])

  return { account, access, signIns, why, enter, leave }
}
