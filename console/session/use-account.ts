import { useCallback, useEffect, useState } from 'react'
import type { AccountView } from '../../contracts/staff/views'
import { whenSessionEnds } from '../api/request'
import { signOut, whoAmI } from '../api/session'
import { answerOtherTabs, askOtherTabs, dropToken, keepToken, readToken, tellSignedOut } from '../api/token'
import { forgetEverything } from '../shared/forgettable'

export type Access = 'looking' | 'open' | 'expired' | 'closed'

/** Who sits here. `expired`: the session ended during work, and what is on the page waits for the same person. */
export function useAccount() {
  const [account, setAccount] = useState<AccountView>()
  const [access, setAccess] = useState<Access>('looking')
  const [signIns, setSignIns] = useState(0)

  const close = useCallback(() => {
    dropToken()
    forgetEverything()
    setAccount(undefined)
    setAccess('closed')
  }, [])

  const enter = useCallback(
    (token: string, person: AccountView) => {
      keepToken(token)
      if (account && account.id !== person.id) forgetEverything()
      setAccount(person)
      setAccess('open')
      setSignIns(number => number + 1)
    },
    [account]
  )

  useEffect(() => {
    whenSessionEnds(() => {
      dropToken()
      setAccess(now => (now === 'open' ? 'expired' : now === 'looking' ? 'closed' : now))
    })
    return answerOtherTabs(close)
  }, [close])

  useEffect(() => {
    async function look() {
      const token = readToken() ?? (await askOtherTabs())
      if (!token) return setAccess('closed')
      keepToken(token)
      setAccount(await whoAmI())
      setAccess('open')
    }
    look().catch(() => setAccess('closed'))
  }, [])

  const leave = useCallback(() => {
    signOut()
      .catch(() => undefined)
      .finally(() => {
        close()
        tellSignedOut()
      })
  }, [close])

  return { account, access, signIns, enter, leave }
}
