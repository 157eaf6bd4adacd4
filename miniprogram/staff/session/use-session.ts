import Taro, { useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { deskNumber, watchAccount } from '../api/acting'
import { signOut } from '../api/sign-in'
import { dropSession, readSession } from '../api/staff-session'
import { removeSaved } from '../saved/saved-answers'
import { saveThumbnails } from '../saved/saved-thumbnails'
import { signInPage } from './go'

/** Who is signed in, looked at again whenever the page comes back from the sign-in. */
export function useSession() {
  const [session, setSession] = useState(readSession)
  const [left, setLeft] = useState(false)
  useDidShow(() => setSession(readSession()))
  useEffect(() => watchAccount(() => setSession(readSession())), [])
  return {
    account: session?.account,
    /** Another when the person chose for whom they act: pages begin anew. When it ends by itself they stay. */
    desk: deskNumber(),
    /** They signed out themselves. */
    left: left && !session,
    signIn: () => void Taro.navigateTo({ url: signInPage }),
    /** The server no longer knows the session. This page stays below the sign-in with all that is on it. */
    expire() {
      dropSession()
      setSession(undefined)
      void Taro.navigateTo({ url: `${signInPage}?expired=1` })
    },
    /** The account or its session is another than before. */
    renew: () => setSession(readSession()),
    async leave() {
      await signOut()
      removeSaved()
      void saveThumbnails([])
      setLeft(true)
      setSession(undefined)
    }
  }
}
export type Session = ReturnType<typeof useSession>
