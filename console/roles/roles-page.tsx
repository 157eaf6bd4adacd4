import { Button, Skeleton } from 'antd'
import { useEffect } from 'react'
import { Link, Navigate, useNavigate } from 'react-router-dom'
import * as roles from '../../contracts/roles/api'
import { type RoleView, roleStates } from '../../contracts/roles/views'
import { call } from '../api/call'
import { Failure } from '../fetching/failure'
import { useFetch } from '../fetching/use-fetch'
import { useShortcuts } from '../keys/use-shortcuts'
import { useSession } from '../session/session'
import './roles.css'

/** What each role may do, for the security officer. */
export function RolesPage() {
  const { account } = useSession()
  return account.rights.includes('manageAccounts') ? <Roles /> : <Navigate to="/" replace />
}

function Roles() {
  const navigate = useNavigate()
  const { data, error, loading, reload } = useFetch('roles', signal => call(roles.roles, { signal }))
  useShortcuts({ n: () => navigate('/roles/new') })
  useEffect(() => {
    document.title = '岗位 · 码上办'
  }, [])
  return (
    <main className="roles">
      <div className="roles-head">
        <h1>岗位</h1>
        <Link to="/roles/new">
          <Button type="primary" tabIndex={-1}>
            新建岗位
          </Button>
        </Link>
      </div>
      <p className="quiet">一个人能做什么，由他的岗位决定。改了岗位，有这个岗位的人下一步操作就按新的算。</p>
      {error && <Failure error={error} retry={reload} />}
      {!data && loading && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && (
        <table className="roles-table">
          <thead>
            <tr>
              <th scope="col">岗位</th>
              <th scope="col">来源</th>
              <th scope="col">权限</th>
              <th scope="col">动态验证码</th>
              <th scope="col">账号</th>
              <th scope="col">状态</th>
            </tr>
          </thead>
          <tbody>
            {data.map(role => (
              <tr key={role.id}>
                <th scope="row">
                  <Link to={`/roles/${role.id}`}>{role.name}</Link>
                </th>
                <td>{role.builtIn ? '系统自带' : '本地'}</td>
                <td>{rightsInWords(role)}</td>
                <td>{role.secondFactor ? '必须开通' : '不要求'}</td>
                <td>
                  {role.accounts > 0 ? (
                    <Link to={`/accounts?role=${role.id}`} aria-label={`${role.name}的 ${role.accounts} 个账号`}>
                      {role.accounts} 个
                    </Link>
                  ) : (
                    '没有'
                  )}
                </td>
                <td>{roleStates[role.state]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </main>
  )
}

/** How many rights, and by how many a built-in role differs from what it is at the start. */
function rightsInWords({ rights, usualRights }: RoleView): string {
  const count = `${rights.length} 项`
  if (!usualRights) return count
  const more = rights.filter(right => !usualRights.includes(right)).length
  const fewer = usualRights.filter(right => !rights.includes(right)).length
  if (more + fewer === 0) return `${count}，和默认一样`
  return [count, more > 0 && `比默认多 ${more} 项`, fewer > 0 && `比默认少 ${fewer} 项`].filter(Boolean).join('，')
}
