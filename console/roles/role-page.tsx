import { Skeleton } from 'antd'
import { useEffect } from 'react'
import { Link, Navigate, useNavigate, useParams } from 'react-router-dom'
import * as rolesApi from '../../contracts/roles/api'
import { call } from '../api/call'
import { Failure } from '../fetching/failure'
import { useFetch } from '../fetching/use-fetch'
import { useEscape } from '../keys/use-escape'
import { useSession } from '../session/session'
import { RoleForm } from './role-form'
import { RoleHistory } from './role-history'
import { RoleState } from './role-state'
import './roles.css'

/** One role, or a new one. */
export function RolePage() {
  const { account } = useSession()
  const { role: id = 'new' } = useParams()
  return account.rights.includes('manageAccounts') ? <OneRole key={id} id={id} /> : <Navigate to="/" replace />
}

function OneRole({ id }: { id: string }) {
  const navigate = useNavigate()
  const { data, error, loading, reload } = useFetch('roles', signal => call(rolesApi.roles, { signal }))
  const isNew = id === 'new'
  const role = data?.find(each => each.id === id)
  const name = isNew ? '新建岗位' : (role?.name ?? '岗位')
  useEffect(() => {
    document.title = `${name} · 码上办`
  }, [name])
  useEscape(() => navigate('/roles'))
  return (
    <main className="roles roles-narrow">
      <Link to="/roles">返回岗位列表</Link>
      <h1>{name}</h1>
      {error && <Failure error={error} retry={reload} />}
      {!data && loading && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && !isNew && !role && <p>没有这个岗位</p>}
      {data && (isNew || role) && (
        <RoleForm
          {...(role && { role })}
          all={data}
          saved={saved => (isNew ? navigate(`/roles/${saved.id}`) : reload())}
          seeLatest={reload}
        />
      )}
      {role && (
        <>
          <RoleState role={role} done={reload} />
          <RoleHistory role={id} version={role.version} />
        </>
      )}
    </main>
  )
}
