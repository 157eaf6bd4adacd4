import { App, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { Navigate } from 'react-router-dom'
import * as contract from '../../contracts/retention/api'
import { keptOtherwise } from '../../contracts/retention/kinds'
import type { Retention as RetentionAnswer, RetentionView } from '../../contracts/retention/views'
import { call } from '../api/call'
import { Failure } from '../fetching/failure'
import { useFetch } from '../fetching/use-fetch'
import { useSession } from '../session/session'
import { cityTime } from '../time/times'
import { PeriodDialog } from './period-dialog'
import { RetentionTable } from './retention-table'
import './retention.css'

/** What is kept for how long, and what of it goes when. */
export function RetentionPage() {
  const { account } = useSession()
  return account.rights.includes('manageRetention') ? <Retention /> : <Navigate to="/" replace />
}

/** A new city clears nothing in its first week: until a run has ended, the page says why the next one is days away. */
const cleaned = ({ items }: RetentionAnswer) => items.some(({ last }) => last)

function Retention() {
  const { message } = App.useApp()
  const { data, error, loading, reload } = useFetch('retention', signal => call(contract.retention, { signal }))
  const [changing, setChanging] = useState<RetentionView>()
  useEffect(() => {
    document.title = '保留期限 · 码上办'
  }, [])
  const saved = () => {
    setChanging(undefined)
    reload()
    void message.success('已保存，下一次清除起按新期限')
  }
  return (
    <main className="retention">
      <h1>保留期限</h1>
      <p className="quiet">
        到期的数据每天零点以后自动清除，清除以后不能恢复。每次清除了多少条都记入审计记录。
        {data && `下一次清除：${cityTime(data.nextRun).format('M 月 D 日')}零点以后。`}
      </p>
      {data && !cleaned(data) && (
        <p className="quiet">系统启用后先留一周核对期限，这一周内不清除；从上面的日期起每天清除。</p>
      )}
      {error && <Failure error={error} retry={reload} />}
      {!data && loading && <Skeleton active paragraph={{ rows: 10 }} />}
      {data && <RetentionTable items={data.items} change={setChanging} />}
      <h2>不在这里设置的</h2>
      <table className="retention-table">
        <thead>
          <tr>
            <th scope="col">保留什么</th>
            <th scope="col">多久</th>
            <th scope="col">怎样结束</th>
          </tr>
        </thead>
        <tbody>
          {keptOtherwise.map(({ label, keeps, ends }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{keeps}</td>
              <td>{ends}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <PeriodDialog key={changing?.kind} item={changing} close={() => setChanging(undefined)} saved={saved} />
    </main>
  )
}
