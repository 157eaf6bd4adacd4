import { Button, Empty, Skeleton } from 'antd'
import { useEffect } from 'react'
import { Link, Navigate, useNavigate } from 'react-router-dom'
import * as keeping from '../../../contracts/catalogue/keeping-api'
import { call } from '../../api/call'
import { Failure } from '../../fetching/failure'
import { useFetch } from '../../fetching/use-fetch'
import { useShortcuts } from '../../keys/use-shortcuts'
import { useSession } from '../../session/session'
import { BaseNav } from '../base-nav'
import { DraftNotice } from './draft-notice'
import { DraftTag } from './draft-tag'
import '../departments.css'

/** What residents choose from, in their words and in their order. */
export function TopicsPage() {
  const { account } = useSession()
  return account.rights.includes('manageBaseData') ? <Topics /> : <Navigate to="/" replace />
}

function Topics() {
  const navigate = useNavigate()
  const { data, error, loading, reload } = useFetch('base topics', signal => call(keeping.baseTopics, { signal }))
  useShortcuts({ n: () => navigate('/base/topics/new') })
  useEffect(() => {
    document.title = '诉求类别 · 码上办'
  }, [])
  return (
    <main className="departments">
      <BaseNav />
      <h1>诉求类别</h1>
      <DraftNotice />
      <div className="departments-tools">
        <span className="quiet">市民上报时选的大白话类别，按次序排。</span>
        <Link to="/base/topics/new">
          <Button type="primary" tabIndex={-1}>
            新增类别
          </Button>
        </Link>
      </div>
      {error && <Failure error={error} retry={reload} />}
      {!data && loading && <Skeleton active paragraph={{ rows: 8 }} />}
      {data?.items.length === 0 && <Empty description="还没有类别。没有类别市民也能上报，只是少了一步提示" />}
      {data && data.items.length > 0 && (
        <table className="departments-table">
          <thead>
            <tr>
              <th scope="col">次序</th>
              <th scope="col">名称</th>
              <th scope="col">提示</th>
              <th scope="col">事项</th>
              <th scope="col">状态</th>
            </tr>
          </thead>
          <tbody>
            {data.items.map(({ id, order, label, hint, matters, active, draft }) => (
              <tr key={id}>
                <td>{order}</td>
                <td>
                  <Link to={`/base/topics/${id}`}>{label}</Link>
                </td>
                <td>{hint || '—'}</td>
                <td>{matters.length} 个</td>
                <td>
                  <DraftTag draft={draft} active={active} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </main>
  )
}
