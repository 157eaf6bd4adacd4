import { type ImportedRow, importColumns, rowStandings } from '../../../contracts/accounts/import'

/** What an import makes of each row; those with something wrong first. */
export function CheckedTable({ rows }: { rows: readonly ImportedRow[] }) {
  const wrong = rows.filter(({ standing }) => standing === 'wrong')
  const right = rows.filter(({ standing }) => standing !== 'wrong')
  return (
    <table className="accounts-table">
      <thead>
        <tr>
          <th scope="col">行</th>
          <th scope="col">用户名</th>
          <th scope="col">姓名</th>
          <th scope="col">结果</th>
          <th scope="col">说明</th>
        </tr>
      </thead>
      <tbody>
        {[...wrong, ...right].map(row => (
          <tr key={row.row}>
            <td>{row.row}</td>
            <td>{row.username}</td>
            <td>{row.name}</td>
            <td className={row.standing === 'wrong' ? 'account-refused' : undefined}>{rowStandings[row.standing]}</td>
            <td>{explained(row)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function explained({ standing, changes, problems, startingPassword }: ImportedRow): string {
  if (standing === 'wrong')
    return problems.map(({ column, problem }) => `${importColumns[column]}：${problem}`).join('；')
  if (standing === 'same') return startingPassword ? '初始密码还没改' : ''
  return changes
    .filter(({ what }) => standing === 'changed' || (what !== '姓名' && what !== '状态'))
    .map(({ what, before, after }) =>
      standing === 'changed' ? `${what} ${before ?? '无'} → ${after ?? '无'}` : `${what} ${after ?? ''}`
    )
    .join('；')
}
