import { Link } from 'react-router-dom'
import { type BaseImport, importStates } from '../../../contracts/basedata/imports'
import type { BaseKind } from '../../../contracts/basedata/kinds'
import { cityTime } from '../../time/times'

/** What was imported lately. Any of it can be looked at again. */
export function FormerImports({
  base,
  items,
  open
}: {
  base: BaseKind
  items: readonly BaseImport[]
  open: string | undefined
}) {
  if (items.length === 0) return null
  return (
    <section className="card" aria-label="以前的导入">
      <h2>以前的导入</h2>
      <table className="departments-table">
        <thead>
          <tr>
            <th scope="col">时间</th>
            <th scope="col">文件</th>
            <th scope="col">谁</th>
            <th scope="col">新增</th>
            <th scope="col">修改</th>
            <th scope="col">有问题</th>
            <th scope="col">情况</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, file, at, by, counts, state }) => (
            <tr key={id} aria-current={id === open ? 'true' : undefined}>
              <td>{cityTime(at).format('YYYY-MM-DD HH:mm')}</td>
              <td>
                <Link to={`/base/imports/${base}/${id}`}>{file}</Link>
              </td>
              <td>{by}</td>
              <td>{counts.new}</td>
              <td>{counts.changed}</td>
              <td>{counts.wrong}</td>
              <td>{importStates[state]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
