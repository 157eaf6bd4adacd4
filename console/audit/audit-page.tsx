import { Button, Empty, Skeleton } from 'antd'
import { useCallback, useEffect, useMemo } from 'react'
import { Navigate, useSearchParams } from 'react-router-dom'
import * as audit from '../../contracts/audit/api'
import { call } from '../api/call'
import { Failure } from '../fetching/failure'
import { usePages } from '../fetching/use-pages'
import { useSession } from '../session/session'
import { type AuditAddress, readAuditAddress, writeAuditAddress } from './address'
import { AuditCheckCard } from './audit-check-card'
import { AuditFilters } from './audit-filters'
import { AuditTable } from './audit-table'
import './audit.css'

/** Who did what, for the auditor. */
export function AuditPage() {
  const { account } = useSession()
  return account.rights.includes('readAudit') ? <AuditLog /> : <Navigate to="/" replace />
}

function AuditLog() {
  const [params, setParams] = useSearchParams()
  const address = useMemo(() => readAuditAddress(params), [params])
  const search = writeAuditAddress(address)
  const load = useCallback(
    (cursor?: string, signal?: AbortSignal) => {
      const query = { ...readAuditAddress(new URLSearchParams(search)), limit: '50', ...(cursor && { cursor }) }
      return call(audit.auditLog, { query, ...(signal && { signal }) })
    },
    [search]
  )
  const { data, error, loading, reload, fetchMore, loadingMore } = usePages(`audit ${search}`, load)
  const go = (to: AuditAddress) => setParams(writeAuditAddress(to), { replace: true })

  useEffect(() => {
    document.title = '审计记录 · 码上办'
  }, [])

  return (
    <main className="audit">
      <h1>审计记录</h1>
      <AuditCheckCard />
      <AuditFilters address={address} go={go} />
      {error && <Failure error={error} retry={reload} />}
      {!data && loading && <Skeleton active paragraph={{ rows: 8 }} />}
      {data?.items.length === 0 && (
        <Empty description={search ? '没有符合这些条件的记录，姓名和对象要写全' : '还没有记录'} />
      )}
      {data && data.items.length > 0 && (
        <>
          <AuditTable items={data.items} look={filter => go({ ...address, ...filter })} />
          <div className="queue-end">
            {data.next ? (
              <Button loading={loadingMore} onClick={fetchMore}>
                再看一些
              </Button>
            ) : (
              <span>共 {data.items.length} 条，到底了</span>
            )}
          </div>
        </>
      )}
    </main>
  )
}
