import { Link } from 'react-router-dom'
import type { ComponentRecord } from '../../../contracts/grids/components'

export function ComponentTable({ items }: { items: readonly ComponentRecord[] }) {
  return (
    <table className="departments-table cells-table">
      <thead>
        <tr>
          <th scope="col">标识码</th>
          <th scope="col">名称</th>
          <th scope="col">类别</th>
          <th scope="col">社区</th>
          <th scope="col">主管部门</th>
          <th scope="col">状态</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, name, typeName, community, department, state }) => (
          <tr key={id}>
            <td>
              <Link to={`/base/components/${id}`}>{id}</Link>
            </td>
            <td>{name}</td>
            <td>{typeName}</td>
            <td>{community ?? '—'}</td>
            <td>{department?.name ?? '—'}</td>
            <td>{state}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
