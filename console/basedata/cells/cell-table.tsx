import { Link } from 'react-router-dom'
import type { CellRecord } from '../../../contracts/grids/cells'
import { cityTime } from '../../time/times'

const day = (time: string) => cityTime(time).format('YYYY-MM-DD')

export function CellTable({ items }: { items: readonly CellRecord[] }) {
  return (
    <table className="departments-table cells-table">
      <thead>
        <tr>
          <th scope="col">编码</th>
          <th scope="col">街道、社区</th>
          <th scope="col">责任网格</th>
          <th scope="col">面积（平方米）</th>
          <th scope="col">状态</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ code, street, community, dutyGrid, area, active, startedAt, endedAt }) => (
          <tr key={code}>
            <td>
              <Link to={`/base/cells/${code}`}>{code}</Link>
            </td>
            <td>
              {street} {community}
            </td>
            <td>{dutyGrid}</td>
            <td>{area.toLocaleString('en')}</td>
            <td>{active ? `${day(startedAt)} 起在用` : `${endedAt ? day(endedAt) : ''} 停用`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
