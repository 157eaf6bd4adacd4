import { Link } from 'react-router-dom'
import { accountStates, type ManagedAccount } from '../../contracts/accounts/views'
import { cityTime } from '../time/times'

export function AccountTable({ items }: { items: readonly ManagedAccount[] }) {
  return (
    <table className="accounts-table">
      <thead>
        <tr>
          <th scope="col">姓名</th>
          <th scope="col">用户名</th>
          <th scope="col">岗位</th>
          <th scope="col">部门</th>
          <th scope="col">状态</th>
          <th scope="col">建立</th>
        </tr>
      </thead>
      <tbody>
        {items.map(
          ({ id, name, username, roleNames, department, state, startingPassword, secondFactor, createdAt }) => (
            <tr key={id}>
              <td>
                <Link to={`/accounts/${id}`}>{name}</Link>
              </td>
              <td>{username}</td>
              <td>{roleNames.join('、')}</td>
              <td>{department?.name ?? '—'}</td>
              <td>
                {accountStates[state]}
                {state === 'open' && startingPassword && '，初始密码还没改'}
                {state === 'open' && secondFactor && '，有动态验证码'}
              </td>
              <td>{cityTime(createdAt).format('YYYY-MM-DD')}</td>
            </tr>
          )
        )}
      </tbody>
    </table>
  )
}
