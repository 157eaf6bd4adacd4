import { Spin } from 'antd'
import { type ReactNode, useEffect, useMemo } from 'react'
import { SetFactorPage } from '../second-factor/set-factor-page'
import { IdleWarning } from './idle-warning'
import { personOf } from './person-of'
import { SessionContext, type StandingIn } from './session'
import { SignInPage } from './sign-in-page'
import { StartingPasswordPage } from './starting-password-page'
import { useAccount } from './use-account'

/**
 * Lets only signed-in staff through. When the session ends during work, the page is hidden and not removed, so that
 * everything typed is still there after signing in again.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const { account, access, signIns, why, enter, leave, standingIn } = useAccount()
  const { desk, notice, standFor, backToOneself, dismiss } = standingIn
  const session = useMemo(() => {
    const acting: StandingIn = { notice, standFor, backToOneself, dismiss }
    return account && { account, signIns, signOut: leave, renew: enter, standingIn: acting }
  }, [account, signIns, leave, enter, notice, standFor, backToOneself, dismiss])
  useEffect(() => {
    // A modal dialog would block the sign-in page.
    if (access === 'expired') for (const dialog of document.querySelectorAll('dialog')) dialog.close()
  }, [access])
  if (access === 'looking') return <Spin fullscreen description="正在打开…" />
  if (account?.mustChangePassword && access === 'open') {
    return <StartingPasswordPage account={account} onChanged={enter} leave={leave} />
  }
  if (account?.mustSetSecondFactor && access === 'open') {
    return (
      <SetFactorPage
        account={account}
        onSet={enter}
        leave={leave}
        {...(account.person && { backToOneself: standingIn.backToOneself })}
      />
    )
  }
  return (
    <>
      {access !== 'open' && <SignInPage expiredFor={account} why={why} onSignedIn={enter} />}
      {session && (
        <SessionContext.Provider value={session} key={`${personOf(session.account).id} ${desk}`}>
          <div hidden={access !== 'open'}>{children}</div>
          <IdleWarning open={access === 'open'} />
        </SessionContext.Provider>
      )}
    </>
  )
}
