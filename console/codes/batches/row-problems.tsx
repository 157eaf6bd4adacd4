/** Returns the problems of a table in the order of its rows. The server names each place as `第 3 行 纬度`. */
export function problemsOf(fields: Record<string, string>) {
  return Object.entries(fields)
    .map(([place, problem]) => {
      const [, row = '', column = place] = /^第 (\d+) 行 (.*)$/.exec(place) ?? []
      return { row: Number(row), column, problem }
    })
    .sort((one, other) => one.row - other.row || one.column.localeCompare(other.column, 'zh-CN'))
}

export function RowProblems({ fields }: { fields: Record<string, string> }) {
  return (
    <table className="codes-table row-problems">
      <caption>有问题的行</caption>
      <thead>
        <tr>
          <th scope="col">行</th>
          <th scope="col">列</th>
          <th scope="col">问题</th>
        </tr>
      </thead>
      <tbody>
        {problemsOf(fields).map(({ row, column, problem }) => (
          <tr key={`${row} ${column}`}>
            <td>{row || ''}</td>
            <td>{column}</td>
            <td>{problem}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
