import { Button, Empty, Skeleton } from 'antd'
import { useCallback, useEffect } from 'react'
import { Navigate } from 'react-router-dom'
import * as residents from '../../contracts/residents/api'
import { call } from '../api/call'
import { Failure } from '../fetching/failure'
import { usePages } from '../fetching/use-pages'
import { useSession } from '../session/session'
import { BlockRow } from './block-row'

/** Whose reports are not taken for a while, and the way back. */
export function BlocksPage() {
  const { account } = useSession()
  return account.rights.includes('blockSenders') ? <Blocks /> : <Navigate to="/" replace />
}

function Blocks() {
  const load = useCallback(
    (cursor?: string, signal?: AbortSignal) =>
      call(residents.blocks, { query: { ...(cursor && { cursor }) }, ...(signal && { signal }) }),
    []
  )
  const { data, error, loading, reload, fetchMore, loadingMore } = usePages('blocks', load)
  useEffect(() => {
    document.title = '限制上报 · 码上办'
  }, [])
  return (
    <main className="absences">
      <h1>限制上报</h1>
      <p className="quiet">在案卷里可以限制一件上报的上报人。这里不显示是谁；到期自动恢复，打热线始终受理。</p>
      {error && <Failure error={error} retry={reload} />}
      {!data && loading && <Skeleton active paragraph={{ rows: 6 }} />}
      {data?.items.length === 0 && <Empty description="没有限制过谁" />}
      <ul className="absence-list">
        {data?.items.map(block => (
          <BlockRow key={block.id} block={block} ended={reload} />
        ))}
      </ul>
      {data?.next && (
        <Button loading={loadingMore} onClick={fetchMore}>
          再看一些
        </Button>
      )}
    </main>
  )
}
