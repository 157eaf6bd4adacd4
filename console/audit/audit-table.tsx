import type { AuditEntry } from '../../contracts/audit/views'
import { deviceInWords } from '../../contracts/staff/device-in-words'
import { cityTime } from '../time/times'

interface AuditTableProps {
  items: readonly AuditEntry[]
  /** Shows all entries of a person, or about a thing. */
  look: (filter: { who: string } | { subject: string }) => void
}

export function AuditTable({ items, look }: AuditTableProps) {
  return (
    <table className="audit-table">
      <thead>
        <tr>
          <th scope="col">序号</th>
          <th scope="col">时间</th>
          <th scope="col">事项</th>
          <th scope="col">谁</th>
          <th scope="col">对象和理由</th>
          <th scope="col">来自</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, seq, at, actionText, refused, by, subject, reason, changes, address, device }) => (
          <tr key={id}>
            <td className="audit-seq">{seq ?? '—'}</td>
            <td className="audit-time">{cityTime(at).format('YYYY-MM-DD HH:mm:ss')}</td>
            <td className={refused ? 'audit-refused' : undefined}>{actionText}</td>
            <td>
              {by.username ? (
                <button type="button" className="audit-look" onClick={() => look({ who: by.username })}>
                  {by.name}（{by.username}）
                </button>
              ) : (
                by.name
              )}
              {by.roleNames.length > 0 && <small>{by.roleNames.join('、')}</small>}
            </td>
            <td>
              {subject && (
                <button type="button" className="audit-look" onClick={() => look({ subject })}>
                  {subject}
                </button>
              )}
              {reason && <small>理由：{reason}</small>}
              {changes?.map(({ what, before, after }) => (
                <small key={what}>
                  {what}：{before ?? '无'} → {after ?? '无'}
                </small>
              ))}
            </td>
            <td title={device}>
              {address}
              {device && <small>{deviceInWords(device)}</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
