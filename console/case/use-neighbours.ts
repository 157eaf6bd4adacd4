import { App } from 'antd'
import { useCallback, useEffect, useRef } from 'react'
import { useNavigate } from 'react-router-dom'
import { postsOf } from '../../contracts/staff/posts'
import { asApiError } from '../api/errors'
import { findNext } from '../queue/find-next'
import { following as followingIn, preceding } from '../queue/loaded-queue'
import { lastAddress, savedQueue, selectIn } from '../queue/saved-queues'
import { isHandedOut, putAsideCase, queueOfCase, takeNext } from '../queue/take-next'
import { useSession } from '../session/session'

export interface Neighbours {
  /** Opens the next case to decide. */
  next: () => void
  /** Opens the one below in the list that they came from. */
  following: () => void
  previous: () => void
  back: () => void
}

/** Opens the next case to decide, and the next and the previous one of the list. */
export function useNeighbours(caseNo: string): Neighbours {
  const { account } = useSession()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const searching = useRef(false)

  const back = useCallback(() => navigate(`/?${lastAddress()}`), [navigate])

  const open = useCallback(
    (to: string) => {
      selectIn(lastAddress(), to)
      navigate(`/cases/${to}`)
    },
    [navigate]
  )

  const search = useCallback(
    async (find: () => Promise<string | undefined>, nothing: string) => {
      if (searching.current) return
      searching.current = true
      try {
        const found = await find()
        if (found) return open(found)
        message.info(nothing)
        back()
      } catch (failure) {
        message.error(asApiError(failure).message)
      } finally {
        searching.current = false
      }
    },
    [message, open, back]
  )

  const following = useCallback(
    () =>
      search(async () => {
        const result = await findNext(caseNo, postsOf(account.rights))
        if (result.skipped) message.info(`跳过了 ${result.skipped} 件，刚被别人处理`)
        return result.caseNo
      }, '这一栏后面没有案卷了'),
    [caseNo, account, message, search]
  )

  const next = useCallback(() => {
    const queue = queueOfCase(postsOf(account.rights))
    if (!isHandedOut(queue)) return following()
    return search(() => takeNext(queue), '这一栏没有别的案卷要办了')
  }, [account, following, search])

  useEffect(() => putAsideCase(caseNo), [caseNo])

  const previous = useCallback(() => {
    const queue = savedQueue(lastAddress())
    const to = queue && preceding(queue, caseNo)
    if (to) open(to)
    else message.info('前面没有案卷了')
  }, [caseNo, message, open])

  // Loads the next case's photo in advance.
  useEffect(() => {
    const queue = savedQueue(lastAddress())
    const after = queue && followingIn(queue, caseNo)
    const cover = queue?.rows.find(row => row.caseNo === after)?.cover
    if (cover) new Image().src = cover.urls.display
  }, [caseNo])

  return { next, following, previous, back }
}
