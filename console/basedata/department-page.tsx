import { App, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { Link, Navigate, useNavigate, useParams } from 'react-router-dom'
import * as basedata from '../../contracts/basedata/api'
import type { DepartmentFacts } from '../../contracts/basedata/departments'
import { call } from '../api/call'
import { Failure } from '../fetching/failure'
import { useFetch } from '../fetching/use-fetch'
import { useEscape } from '../keys/use-escape'
import { useSession } from '../session/session'
import { DepartmentForm } from './department-form'
import { DepartmentState } from './department-state'
import './departments.css'
import { ThingHistory } from './thing-history'

/** One department, or a new one. */
export function DepartmentPage() {
  const { account } = useSession()
  const { department: id = 'new' } = useParams()
  if (!account.rights.includes('manageBaseData')) return <Navigate to="/" replace />
  return id === 'new' ? <FreshDepartment /> : <OneDepartment key={id} id={id} />
}

function FreshDepartment() {
  const navigate = useNavigate()
  useEffect(() => {
    document.title = '新建部门 · 码上办'
  }, [])
  useEscape(() => navigate('/base/departments'))
  return (
    <main className="departments departments-narrow">
      <Link to="/base/departments">返回部门列表</Link>
      <h1>新建部门</h1>
      <DepartmentForm saved={({ id }) => navigate(`/base/departments/${id}`)} />
    </main>
  )
}

function OneDepartment({ id }: { id: string }) {
  const navigate = useNavigate()
  const { message } = App.useApp()
  const [again, setAgain] = useState<{ facts: DepartmentFacts; times: number }>()
  const { data, error, loading, reload } = useFetch(`base department ${id}`, signal =>
    call(basedata.baseDepartment, { params: { department: id }, signal })
  )
  const name = data?.department.name ?? '部门'
  useEffect(() => {
    document.title = `${name} · 码上办`
  }, [name])
  useEscape(() => navigate('/base/departments'))
  const show = () => {
    void message.success('已保存')
    reload()
  }
  return (
    <main className="departments departments-narrow">
      <Link to="/base/departments">返回部门列表</Link>
      <h1>{name}</h1>
      {error && <Failure error={error} retry={reload} />}
      {!data && loading && <Skeleton active paragraph={{ rows: 6 }} />}
      {data && (
        <>
          <DepartmentForm
            key={again?.times ?? 0}
            department={data.department}
            facts={again?.facts ?? data.department}
            saved={show}
            seeLatest={reload}
          />
          <DepartmentState detail={data} done={reload} />
          <ThingHistory
            history={data.history}
            current={data.department.version}
            restore={({ id: _id, version: _version, active: _active, ...facts }) => {
              setAgain({ facts, times: (again?.times ?? 0) + 1 })
              window.scrollTo(0, 0)
            }}
          />
        </>
      )}
    </main>
  )
}
