import { useCallback, useEffect, useState } from 'react'
import * as staff from '../../contracts/staff/api'
import type { AccountView } from '../../contracts/staff/views'
import { call } from '../api/call'
import { whenSessionEnds } from '../api/send'
import { answerOtherTabs, askOtherTabs, deleteToken, readToken, saveToken, tellSignedOut } from '../api/token'
import { cleanUpAfterSignOut } from './on-sign-out'

export type Access = 'looking' | 'open' | 'expired' | 'closed'

/** Returns who is signed in. `expired`: the session ended during work, and the page waits for the same person. */
export function useAccount() {
  const [account, setAccount] = useState<AccountView>()
  const [access, setAccess] = useState<Access>('looking')
  const [signIns, setSignIns] = useState(0)

  const close = useCallback(() => {
    deleteToken()
    cleanUpAfterSignOut()
    setAccount(undefined)
    setAccess('closed')
  }, [])

  const enter = useCallback(
    (token: string, person: AccountView) => {
      saveToken(token)
      if (account && account.id !== person.id) cleanUpAfterSignOut()
      setAccount(person)
      setAccess('open')
      setSignIns(number => number + 1)
    },
    [account]
  )

  useEffect(() => {
    whenSessionEnds(() => {
      deleteToken()
      setAccess(now => (now === 'open' ? 'expired' : now === 'looking' ? 'closed' : now))
    })
    return answerOtherTabs(close)
  }, [close])

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

  return { account, access, signIns, enter, leave }
}
