import { Button, Empty } from 'antd'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { troubles } from '../../contracts/cases/troubles'
import { asks, dues, statesIn } from './address'
import { belongs, type LoadedQueue } from './loaded-queue'
import { QueueRow } from './queue-row'

interface QueueListProps {
  queue: LoadedQueue
  search: string
  loadingMore: boolean
  select: (caseNo: string) => void
  fetchMore: () => void
}

/** Focuses a row unless somebody is typing in a text field. */
export function focusRow(list: HTMLElement | null, caseNo: string | undefined, options?: FocusOptions) {
  if (document.activeElement instanceof HTMLInputElement && document.activeElement.type !== 'radio') return
  list?.querySelector<HTMLElement>(`[data-case="${caseNo}"]`)?.focus(options)
}

function nothingIn({
  q,
  due,
  asked,
  trouble,
  department,
  topic,
  matter,
  from,
  to,
  mine
}: LoadedQueue['address']): string {
  if (trouble && !q) return `没有${troubles[trouble]}的案卷`
  const only = [
    due && dues[due],
    asked && asks[asked],
    department && '这个部门',
    mine && '指派给您',
    (topic || matter || from || to) && '符合条件'
  ].filter(Boolean)
  const what = only.length > 0 ? `${only.join('、')}的案卷` : '案卷'
  return q ? `没有找到「${q}」${only.length > 0 ? `，只看了${what}` : ''}` : `这里没有${what}`
}

export function QueueList({ queue, search, loadingMore, select, fetchMore }: QueueListProps) {
  const list = useRef<HTMLUListElement>(null)
  const end = useRef<HTMLDivElement>(null)
  const shown = useRef<string>()

  useLayoutEffect(() => {
    if (shown.current === search) return
    shown.current = search
    window.scrollTo(0, queue.scrollPosition)
    focusRow(list.current, queue.selected, { preventScroll: true })
  }, [search, queue])

  useEffect(() => {
    if (shown.current === search) focusRow(list.current, queue.selected)
  }, [search, queue.selected])

  useEffect(() => {
    const mark = end.current
    if (!mark || !queue.next) return
    const watch = new IntersectionObserver(([seen]) => seen?.isIntersecting && fetchMore(), { rootMargin: '400px' })
    watch.observe(mark)
    return () => watch.disconnect()
  }, [queue.next, fetchMore])

  if (queue.rows.length === 0) return <Empty className="queue-empty" description={nothingIn(queue.address)} />
  return (
    <>
      <ul ref={list} className="queue-list">
        {queue.rows.map(row => (
          <QueueRow
            key={row.caseNo}
            row={row}
            selected={row.caseNo === queue.selected}
            gone={!belongs(queue.address, row)}
            withState={statesIn(queue.address.tab)?.length !== 1}
            select={select}
          />
        ))}
      </ul>
      <div ref={end} className="queue-end">
        {queue.next ? (
          <Button loading={loadingMore} onClick={fetchMore}>
            再看一些
          </Button>
        ) : (
          <span>共 {queue.rows.length} 件，到底了</span>
        )}
      </div>
    </>
  )
}
