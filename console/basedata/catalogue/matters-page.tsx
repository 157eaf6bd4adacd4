import { Button, Checkbox, Empty, Input, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { Link, Navigate, useNavigate } from 'react-router-dom'
import * as keeping from '../../../contracts/catalogue/keeping-api'
import { catalogueSheets, type MatterBrief } from '../../../contracts/catalogue/records'
import { call } from '../../api/call'
import { Failure } from '../../fetching/failure'
import { useFetch } from '../../fetching/use-fetch'
import { useTypedSearch } from '../../fields/use-typed-search'
import { useShortcuts } from '../../keys/use-shortcuts'
import { useSession } from '../../session/session'
import { BaseNav } from '../base-nav'
import { DraftNotice } from './draft-notice'
import { DraftTag } from './draft-tag'
import '../departments.css'
import './catalogue.css'

/** The draft of the catalogue, by majors. */
export function MattersPage() {
  const { account } = useSession()
  return account.rights.includes('manageBaseData') ? <Matters /> : <Navigate to="/" replace />
}

function Matters() {
  const navigate = useNavigate()
  const [q, setQ] = useState('')
  const [closed, setClosed] = useState(false)
  const [draft, setDraft] = useState(false)
  const search = useTypedSearch(q, setQ)
  const query = { ...(q && { q }), ...(closed && { closed: '1' as const }), ...(draft && { draft: '1' as const }) }
  const { data, error, loading, reload } = useFetch(`base matters ${JSON.stringify(query)}`, signal =>
    call(keeping.baseMatters, { query, signal })
  )
  useShortcuts({ n: () => navigate('/base/matters/new') })
  useEffect(() => {
    document.title = '事项目录 · 码上办'
  }, [])
  return (
    <main className="departments">
      <BaseNav />
      <h1>事项目录</h1>
      <DraftNotice />
      <search className="departments-tools">
        <Input
          aria-label="代码、名称、旧代码、立案条件或市民用语"
          placeholder="代码、名称、立案条件或市民用语"
          allowClear
          maxLength={60}
          {...search.field}
        />
        <Checkbox checked={closed} onChange={event => setClosed(event.target.checked)}>
          也看已停用的
        </Checkbox>
        <Checkbox checked={draft} onChange={event => setDraft(event.target.checked)}>
          只看没有发布的
        </Checkbox>
        <Link to="/base/imports/matter">导入、导出</Link>
        <Link to="/base/matters/new">
          <Button type="primary" tabIndex={-1}>
            新增事项
          </Button>
        </Link>
      </search>
      {error && <Failure error={error} retry={reload} />}
      {!data && loading && <Skeleton active paragraph={{ rows: 8 }} />}
      {data?.items.length === 0 && (
        <Empty
          description={
            q || draft
              ? '没有符合的事项'
              : '还没有事项。先导入本市的立案结案标准（部件、事件两张表），检查过再发布，就可以立案'
          }
        />
      )}
      {data && data.items.length > 0 && <MatterTable items={data.items} />}
    </main>
  )
}

function MatterTable({ items }: { items: readonly MatterBrief[] }) {
  return (
    <table className="departments-table">
      <thead>
        <tr>
          <th scope="col">代码</th>
          <th scope="col">名称</th>
          <th scope="col">大类</th>
          <th scope="col">分表</th>
          <th scope="col">立案条件</th>
          <th scope="col">状态</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ code, name, majorName, sheet, extension, conditions, active, draft }) => (
          <tr key={code}>
            <td className="catalogue-code">{code}</td>
            <td>
              <Link to={`/base/matters/${code}`}>{name}</Link>{' '}
              {extension && <span className="catalogue-mark catalogue-local">扩展</span>}
            </td>
            <td>{majorName}</td>
            <td>{catalogueSheets[sheet]}</td>
            <td>{conditions} 个</td>
            <td>
              <DraftTag draft={draft} active={active} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
