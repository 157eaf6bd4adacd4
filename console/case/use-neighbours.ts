import { App } from 'antd'
import { useCallback, useRef } from 'react'
import { useNavigate } from 'react-router-dom'
import { fetchCase } from '../api/cases'
import { asApiError } from '../api/request'
import { readAddress, writeAddress } from '../queue/address'
import { loadMore, loadQueue } from '../queue/load-queue'
import { following, preceding, type QueuePlace } from '../queue/place'
import { keepPlace, lastAddress, placeAt, remainsOf, settleEverywhere } from '../queue/places'
import { useSession } from '../session/session'

export interface Neighbours {
  next: () => void
  previous: () => void
  back: () => void
}

/** Walks the queue from inside a case, past cases that somebody else has dealt with in the meantime. */
export function useNeighbours(caseNo: string): Neighbours {
  const { account } = useSession()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const walking = useRef(false)

  const queue = useCallback(async (): Promise<QueuePlace> => {
    const address = readAddress(new URLSearchParams(lastAddress()), account.roles)
    const search = writeAddress(address, account.roles)
    const place = placeAt(search) ?? (await loadQueue(address, remainsOf(search), new AbortController().signal))
    if (following(place, caseNo) || !place.next) return keep(search, place)
    return keep(search, await loadMore(place))
  }, [account, caseNo])

  const back = useCallback(() => navigate(`/?${lastAddress()}`), [navigate])

  const next = useCallback(async () => {
    if (walking.current) return
    walking.current = true
    try {
      for (let place = await queue(), at = following(place, caseNo), taken = 0; ; taken += 1) {
        if (!at || at === caseNo) {
          message.info('这一栏后面没有案卷了')
          return back()
        }
        const view = await fetchCase(at)
        settleEverywhere(view)
        if (place.address.tab === 'all' || place.address.tab === view.state) {
          if (taken) message.info(`跳过了 ${taken} 件，刚被别人处理`)
          return open(at)
        }
        const gone = at
        place = await queue()
        at = following(place, caseNo)
        if (at === gone) return back()
      }
    } catch (failure) {
      message.error(asApiError(failure).message)
    } finally {
      walking.current = false
    }
    function open(to: string) {
      select(to)
      navigate(`/cases/${to}`)
    }
  }, [caseNo, queue, message, navigate, back])

  const previous = useCallback(() => {
    const place = placeAt(lastAddress())
    const to = place && preceding(place, caseNo)
    if (!to) return void message.info('前面没有案卷了')
    select(to)
    navigate(`/cases/${to}`)
  }, [caseNo, message, navigate])

  return { next, previous, back }
}

function keep(search: string, place: QueuePlace): QueuePlace {
  keepPlace(search, place)
  return place
}

function select(caseNo: string) {
  const search = lastAddress()
  const place = placeAt(search)
  if (place) keepPlace(search, { ...place, selected: caseNo })
}
