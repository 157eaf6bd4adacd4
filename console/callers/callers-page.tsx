import { Alert, Button, Input } from 'antd'
import { type FormEvent, useEffect, useState } from 'react'
import { Navigate } from 'react-router-dom'
import * as reports from '../../contracts/reports/api'
import type { FoundReports } from '../../contracts/reports/callers'
import { call } from '../api/call'
import { useSend } from '../fetching/use-send'
import { FieldFrame } from '../fields/field-frame'
import { useSession } from '../session/session'
import { FoundReportRow } from './found-report-row'
import './callers-page.css'

/** Finds the earlier report of somebody who calls again. */
export function CallersPage() {
  const { account } = useSession()
  const [q, setQ] = useState('')
  const [found, setFound] = useState<FoundReports>()
  const { busy, failure, send } = useSend()

  useEffect(() => {
    document.title = '来电查询 · 码上办'
  }, [])
  if (!account.rights.includes('serveCallers')) return <Navigate to="/" replace />

  const find = () => send(async () => setFound(await call(reports.findForCaller, { body: { q } })))
  function search(event: FormEvent) {
    event.preventDefault()
    void find()
  }
  return (
    <main className="callers">
      <h1>来电查询</h1>
      <form className="card callers-form" onSubmit={search}>
        <FieldFrame label="市民能说出的：案卷号、查询码、电话、地址或几个字" error={failure?.fields.q}>
          {control => (
            <Input {...control} autoFocus maxLength={60} value={q} onChange={event => setQ(event.target.value)} />
          )}
        </FieldFrame>
        <Button type="primary" htmlType="submit" loading={busy}>
          查找
        </Button>
        <p className="quiet callers-hint">按电话查找会记入审计记录。几个词用空格隔开，每个词都要对上。</p>
      </form>
      {failure && !failure.fields.q && <Alert type="error" showIcon title={failure.message} role="alert" />}
      <div role="status">
        {found?.items.length === 0 && <p className="card">没有找到。请换一个说法，或者为来电人新登记一件。</p>}
        {found?.more && <p className="quiet">只列出最近的 {found.items.length} 件，请多写几个字</p>}
      </div>
      {found && (
        <ul className="callers-found">
          {found.items.map(report => (
            <FoundReportRow key={report.reportId} report={report} changed={() => void find()} />
          ))}
        </ul>
      )}
    </main>
  )
}
