import { Button, type InputRef, Skeleton } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router-dom'
import { postsOf } from '../../contracts/staff/posts'
import { isAssigned } from '../duties/duties'
import { Failure } from '../fetching/failure'
import { Keys } from '../keys/keys'
import { useShortcuts } from '../keys/use-shortcuts'
import { useSession } from '../session/session'
import { nameOf, type QueueAddress, readAddress, statesIn, writeAddress } from './address'
import { Chips } from './chips'
import { Filters } from './filters'
import { focusRow, QueueList } from './queue-list'
import { QueueTabs } from './queue-tabs'
import { QueueTools } from './queue-tools'
import { tabsOf } from './tabs'
import { useNews } from './use-news'
import { useQueue } from './use-queue'
import './queue-page.css'

export function QueuePage() {
  const { account } = useSession()
  const [params, setParams] = useSearchParams()
  const navigate = useNavigate()
  const [filtering, setFiltering] = useState(false)
  const searchBox = useRef<InputRef>(null)
  const posts = useMemo(() => postsOf(account.rights), [account])
  const address = useMemo(() => readAddress(params, posts), [params, posts])
  const search = writeAddress(address, posts)
  const { queue, shown, error, loading, loadingMore, select, move, fetchMore, refresh } = useQueue(address, search)
  const { counts, news, recount } = useNews(queue, search)

  const go = useCallback(
    (to: QueueAddress) => setParams(writeAddress(to, posts), { replace: true }),
    [setParams, posts]
  )
  const update = useCallback(() => {
    refresh()
    recount()
  }, [refresh, recount])

  useEffect(() => {
    const name = nameOf(address.tab)
    const [state, another] = statesIn(address.tab) ?? []
    const count = state && !another ? counts?.counts[state] : undefined
    document.title = `${news ? `(${news}) ` : ''}${name}${count ? ` ${count}` : ''} · 码上办`
  }, [address.tab, counts, news])

  const tabs = tabsOf(address, posts)
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    down: () => move(1),
    up: () => move(-1),
    enter: () => queue?.selected && navigate(`/cases/${queue.selected}`),
    '/': () => searchBox.current?.focus({ cursor: 'all' }),
    r: update,
    f: () => setFiltering(true),
    ...(isAssigned(posts) && { m: () => go({ ...address, mine: address.mine ? undefined : true }) }),
    ...Object.fromEntries(tabs.flatMap(({ key, to }) => (key ? [[key, () => navigate(`/?${to}`)]] : [])))
  })

  return (
    <main className="queue">
      <div className="queue-head">
        <h1 className="visually-hidden">案卷队列</h1>
        <QueueTabs address={address} posts={posts} counts={counts} />
        <div role="status" className="queue-news">
          {news > 0 && (
            <Button type="link" onClick={update}>
              有 {news} 件新案卷，更新 <Keys>r</Keys>
            </Button>
          )}
        </div>
        <QueueTools
          address={address}
          posts={posts}
          searchBox={searchBox}
          go={go}
          openFilters={() => setFiltering(true)}
          backToRows={() => {
            searchBox.current?.blur()
            focusRow(document.querySelector('.queue-list'), queue?.selected)
          }}
        />
        <Chips address={address} go={go} />
      </div>
      <Filters address={address} open={filtering} close={() => setFiltering(false)} go={go} />
      {error && <Failure error={error} retry={update} />}
      {shown && (
        <div className={queue ? undefined : 'queue-old'} aria-busy={!queue}>
          <QueueList
            queue={shown}
            search={writeAddress(shown.address, posts)}
            loadingMore={loadingMore}
            select={select}
            fetchMore={fetchMore}
          />
        </div>
      )}
      {!shown && loading && <Skeleton active className="queue-waiting" paragraph={{ rows: 8 }} />}
    </main>
  )
}
