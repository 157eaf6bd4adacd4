import { Button } from 'antd'
import { retentionRowOf } from '../../contracts/retention/kinds'
import type { RetentionView } from '../../contracts/retention/views'
import { cityTime } from '../time/times'
import { many } from './many'

interface RetentionTableProps {
  items: readonly RetentionView[]
  change: (item: RetentionView) => void
}

export function RetentionTable({ items, change }: RetentionTableProps) {
  return (
    <table className="retention-table">
      <thead>
        <tr>
          <th scope="col">保留什么，为什么</th>
          <th scope="col">保留多久</th>
          <th scope="col">下一次会清除</th>
          <th scope="col">之后 30 天内共</th>
          <th scope="col">上一次清除了</th>
          <th scope="col">
            <span className="visually-hidden">修改</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(item => (
          <RetentionRow key={item.kind} item={item} change={() => change(item)} />
        ))}
      </tbody>
    </table>
  )
}

function RetentionRow({ item, change }: { item: RetentionView; change: () => void }) {
  const { kind, days, set, next, soon, last } = item
  const { label, why, from } = retentionRowOf(kind)
  return (
    <tr>
      <th scope="row">
        {label}
        <small>{why}</small>
      </th>
      <td>
        {days} 天<small>从{from}算起</small>
        {set && (
          <small>
            {set.by} {cityTime(set.at).format('YYYY-MM-DD')} 改：{set.reason}
          </small>
        )}
      </td>
      <td className="retention-count">{many(next)}</td>
      <td className="retention-count">{many(soon)}</td>
      <td className="retention-count">
        {last ? `${last.removed} 条` : '还没有清除过'}
        {last && <small>{cityTime(last.at).format('M 月 D 日 HH:mm')}</small>}
      </td>
      <td>
        <Button size="small" aria-label={`改期限：${label}`} onClick={change}>
          改期限
        </Button>
      </td>
    </tr>
  )
}
