import Taro, { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { signOut } from '../../api/staff-request'
import { dropSession, readSession } from '../../api/staff-session'

const signInPage = '/staff/pages/sign-in/index'

/** Who is signed in, looked at again whenever the page comes back from the sign-in. */
export function useSession() {
  const [session, setSession] = useState(readSession)
  useDidShow(() => setSession(readSession()))
  return {
    account: session?.account,
    signIn: () => void Taro.navigateTo({ url: signInPage }),
    /** The server no longer knows the session. This page stays below the sign-in with all that is on it. */
    expire() {
      dropSession()
      setSession(undefined)
      void Taro.navigateTo({ url: `${signInPage}?expired=1` })
    },
    async leave() {
      await signOut()
      setSession(undefined)
    }
  }
}
export type Session = ReturnType<typeof useSession>
