import { Button, Empty, Skeleton } from 'antd'
import { useEffect, useRef } from 'react'
import { useNavigate, useSearchParams } from 'react-router-dom'
import { Failure } from '../fetching/failure'
import { Keys } from '../keys/keys'
import { useShortcuts } from '../keys/use-shortcuts'
import { lastAddress } from '../queue/saved-queues'
import { MessageRow } from './message-row'
import { useMessages } from './use-messages'
import './messages.css'

/** The messages about cases that concern this person, newest first. */
export function MessagesPage() {
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams()
  const onlyUnread = search.get('unread') === '1'
  const { data, error, loading, reload, news, more, read, readAll } = useMessages(onlyUnread)
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    document.title = '消息 · 码上办'
  }, [])
  const toggle = () => setSearch(onlyUnread ? {} : { unread: '1' }, { replace: true })
  const move = (steps: number) => {
    const links = Array.from(list.current?.querySelectorAll<HTMLElement>('a') ?? [])
    const at = links.indexOf(document.activeElement as HTMLElement)
    links[at < 0 ? 0 : Math.min(Math.max(at + steps, 0), links.length - 1)]?.focus()
  }
  useShortcuts({
    j: () => move(1),
    down: () => move(1),
    k: () => move(-1),
    up: () => move(-1),
    a: () => void readAll(),
    u: toggle,
    r: reload,
    escape: () => navigate(`/?${lastAddress()}`)
  })
  const items = data?.items
  return (
    <main className="messages">
      <div className="messages-head">
        <h1>消息</h1>
        {news && (
          <Button className="messages-news" onClick={reload}>
            有新消息，点这里看 <Keys>r</Keys>
          </Button>
        )}
        <Button aria-pressed={onlyUnread} type={onlyUnread ? 'primary' : 'default'} onClick={toggle}>
          只看未读 <Keys>u</Keys>
        </Button>
        <Button disabled={!items?.some(message => !message.read)} onClick={() => void readAll()}>
          全部标为已读 <Keys>a</Keys>
        </Button>
      </div>
      {error && <Failure error={error} retry={reload} />}
      {!data && loading && <Skeleton active paragraph={{ rows: 8 }} />}
      {items?.length === 0 && <Empty className="messages-empty" description={onlyUnread ? '都看过了' : '还没有消息'} />}
      {items && items.length > 0 && (
        <ul ref={list} className="messages-list">
          {items.map(message => (
            <MessageRow key={message.id} message={message} read={read} />
          ))}
        </ul>
      )}
      {data?.next && (
        <div className="messages-end">
          <Button onClick={() => void more()}>再看一些</Button>
        </div>
      )}
    </main>
  )
}
