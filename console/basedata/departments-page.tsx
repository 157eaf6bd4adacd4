import { Button, Checkbox, Empty, Input, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { Link, Navigate, useNavigate } from 'react-router-dom'
import * as basedata from '../../contracts/basedata/api'
import { departmentKinds } from '../../contracts/basedata/departments'
import { call } from '../api/call'
import { Failure } from '../fetching/failure'
import { useFetch } from '../fetching/use-fetch'
import { useTypedSearch } from '../fields/use-typed-search'
import { useShortcuts } from '../keys/use-shortcuts'
import { useSession } from '../session/session'
import { BaseNav } from './base-nav'
import { inTree } from './tree'
import './departments.css'

/** The departments and units of the city, each below the one it belongs to. */
export function DepartmentsPage() {
  const { account } = useSession()
  return account.rights.includes('manageBaseData') ? <Departments /> : <Navigate to="/" replace />
}

function Departments() {
  const navigate = useNavigate()
  const [q, setQ] = useState('')
  const [closed, setClosed] = useState(false)
  const search = useTypedSearch(q, setQ)
  const query = { ...(q && { q }), ...(closed && { closed: '1' as const }) }
  const { data, error, loading, reload } = useFetch(`base departments ${JSON.stringify(query)}`, signal =>
    call(basedata.baseDepartments, { query, signal })
  )
  useShortcuts({ n: () => navigate('/base/departments/new') })
  useEffect(() => {
    document.title = '部门 · 码上办'
  }, [])
  const names = new Map(data?.items.map(({ id, name }) => [id, name]))
  return (
    <main className="departments">
      <BaseNav />
      <h1>部门</h1>
      <search className="departments-tools">
        <Input
          aria-label="名称、编号、电话或信用代码"
          placeholder="名称、编号、电话或信用代码"
          allowClear
          maxLength={60}
          {...search.field}
        />
        <Checkbox checked={closed} onChange={event => setClosed(event.target.checked)}>
          也看已停用的
        </Checkbox>
        <Link to="/base/imports/department">导入、导出</Link>
        <Link to="/base/departments/new">
          <Button type="primary" tabIndex={-1}>
            新建部门
          </Button>
        </Link>
      </search>
      {error && <Failure error={error} retry={reload} />}
      {!data && loading && <Skeleton active paragraph={{ rows: 8 }} />}
      {data?.items.length === 0 && (
        <Empty
          description={
            q ? '没有符合的部门' : '还没有部门。先新建主管局，再建它下面的单位，或者从表格导入；有了部门，案卷才能派遣'
          }
        />
      )}
      {data && data.items.length > 0 && (
        <table className="departments-table">
          <thead>
            <tr>
              <th scope="col">名称</th>
              <th scope="col">类别</th>
              <th scope="col">值班电话</th>
              <th scope="col">统一社会信用代码</th>
              <th scope="col">编号</th>
              <th scope="col">状态</th>
            </tr>
          </thead>
          <tbody>
            {inTree(data.items).map(({ department: { id, name, kind, phone, creditCode, active, parent }, depth }) => (
              <tr key={id}>
                <td className={`departments-level-${depth}`}>
                  <Link to={`/base/departments/${id}`}>{name}</Link>
                  {depth > 0 && <span className="visually-hidden">，属于{names.get(parent ?? '')}</span>}
                </td>
                <td>{kind ? departmentKinds[kind] : '—'}</td>
                <td>{phone ?? '—'}</td>
                <td>{creditCode ?? '—'}</td>
                <td>{id}</td>
                <td>{active ? '在用' : '已停用'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </main>
  )
}
