import { Link } from 'react-router-dom'
import { LightMark } from '../lights/light-mark'
import { type WallRow, wallLights } from './counts'

/** A table of rows by lights. A number links to its queue. */
export function WallTable({ title, rows }: { title: string; rows: WallRow[] }) {
  return (
    <section className="card wall-card">
      <table className="wall-table">
        <caption>{title}</caption>
        <thead>
          <tr>
            <td />
            {wallLights.map(light => (
              <th key={light} scope="col">
                <LightMark light={light} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.id}>
              <th scope="row">
                <Link to={row.all} className="wall-name">
                  {row.name}
                </Link>
              </th>
              {wallLights.map(light => (
                <td key={light} className={row.counts[light] > 0 ? `wall-${light}` : 'wall-none'}>
                  <WallNumber row={row} light={light} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function WallNumber({ row, light }: { row: WallRow; light: (typeof wallLights)[number] }) {
  const count = row.counts[light]
  if (count === 0 || light === 'green' || light === 'grey') return <span>{count}</span>
  return (
    <Link
      to={row.due(light)}
      className="wall-number"
      aria-label={`${row.name}${light === 'red' ? '已超时' : '即将超时'} ${count} 件`}
    >
      {count}
    </Link>
  )
}
