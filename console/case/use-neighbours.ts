import { App } from 'antd'
import { useCallback, useEffect, useRef } from 'react'
import { useNavigate } from 'react-router-dom'
import { postsOf } from '../../contracts/staff/posts'
import { asApiError } from '../api/errors'
import { findNext } from '../queue/find-next'
import { following, preceding } from '../queue/loaded-queue'
import { lastAddress, savedQueue, selectIn } from '../queue/saved-queues'
import { useSession } from '../session/session'

export interface Neighbours {
  next: () => void
  previous: () => void
  back: () => void
}

/** Opens the next and the previous case of the queue. */
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

  const next = useCallback(async () => {
    if (searching.current) return
    searching.current = true
    try {
      const result = await findNext(caseNo, postsOf(account.rights))
      if (result.skipped) message.info(`跳过了 ${result.skipped} 件，刚被别人处理`)
      if (result.caseNo) return open(result.caseNo)
      message.info('这一栏后面没有案卷了')
      back()
    } catch (failure) {
      message.error(asApiError(failure).message)
    } finally {
      searching.current = false
    }
  }, [caseNo, account, message, open, back])

  const previous = useCallback(() => {
    const queue = savedQueue(lastAddress())
    const to = queue && preceding(queue, caseNo)
    if (to) open(to)
    else message.info('前面没有案卷了')
  }, [caseNo, message, open])

  // Loads the next case's photo in advance.
  useEffect(() => {
    const queue = savedQueue(lastAddress())
    const after = queue && following(queue, caseNo)
    const cover = queue?.rows.find(row => row.caseNo === after)?.cover
    if (cover) new Image().src = cover.urls.display
  }, [caseNo])

  return { next, previous, back }
}
