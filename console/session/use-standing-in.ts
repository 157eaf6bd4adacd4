import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '../../contracts/api-error'
import * as staff from '../../contracts/staff/api'
import type { AccountView } from '../../contracts/staff/views'
import { call } from '../api/call'
import { whenStandInEnds } from '../api/send'
import { signedIn } from '../api/signed-in'
import { cleanUpBetweenDesks } from './on-sign-out'

/**
 * Acting for a colleague in this window: chosen by hand, until the person goes back or it is over. `desk` is another when they
 * chose to change, so that the pages begin anew; when it ends by itself the page stays, with everything typed.
 */
export function useStandingIn(account: AccountView | undefined, show: (account: AccountView) => void) {
  const [desk, setDesk] = useState(0)
  const [notice, setNotice] = useState<string>()
  const own = useRef<AccountView>()
  const shown = useRef(account)
  shown.current = account

  const cease = useCallback((said?: string) => {
    if (own.current) cleanUpBetweenDesks()
    own.current = undefined
    setNotice(said)
  }, [])

  /** Throws when they may no longer. */
  const standFor = useCallback(
    async (colleague: string) => {
      const asked = signedIn()
      const acting = await call(staff.account, { standsFor: colleague }).catch((failure: unknown) => {
        const now = shown.current
        if (now && failure instanceof ApiError && failure.code === 'standing_in_over') show(without(now, colleague))
        throw failure
      })
      const before = shown.current
      // They may have left meanwhile.
      if (!before || asked !== signedIn()) return
      if (!before.person) own.current = before
      cleanUpBetweenDesks()
      setNotice(undefined)
      setDesk(number => number + 1)
      show(acting)
    },
    [show]
  )

  const backToOneself = useCallback(() => {
    const mine = own.current
    if (!mine) return
    cease()
    setDesk(number => number + 1)
    show(mine)
  }, [cease, show])

  useEffect(() => {
    whenStandInEnds(refusal => {
      const mine = own.current
      if (!mine || !shown.current) return
      const colleague = shown.current.id
      cease(`${refusal.message}。填的内容都在`)
      show(without(mine, colleague))
    })
    return () => whenStandInEnds(() => undefined)
  }, [cease, show])

  const dismiss = useCallback(() => setNotice(undefined), [])
  return { desk, notice, standFor, backToOneself, cease, dismiss }
}

function without({ standsFor, ...account }: AccountView, colleague: string): AccountView {
  return { ...account, standsFor: standsFor?.filter(({ id }) => id !== colleague) }
}
