import { Link } from 'react-router-dom'
import * as statistics from '../../contracts/statistics/api'
import { type Age, ageCodes, ages } from '../../contracts/statistics/figures'
import { call } from '../api/call'
import { Failure } from '../fetching/failure'
import { useFetch } from '../fetching/use-fetch'
import { casesAddress, type FiguresAddress, queryOf } from './address'

const everyMs = 60_000

/** What is open now, by how long it has been. It is of today, whatever period is looked at. */
export function BacklogCard({ address }: { address: FiguresAddress }) {
  const { from: _, to: __, ...query } = queryOf(address)
  const { data, error, reload } = useFetch(
    `backlog ${JSON.stringify(query)}`,
    signal => call(statistics.backlog, { query, signal, background: true }),
    { everyMs, freshForMs: everyMs }
  )
  const all = Object.values(data?.total ?? {}).reduce((sum, count) => sum + count, 0)
  const most = Math.max(1, ...Object.values(data?.total ?? {}))
  const row = (age: Age | '', label: string, count: number) => (
    <tr key={age}>
      <th scope="row">{label}</th>
      <td className="figures-bar-cell">
        {age && <span className="figures-bar" style={{ inlineSize: `${(count / most) * 100}%` }} />}
        <Link className="figures-bar-text" to={casesAddress(address, { age })} aria-label={`${label}未结 ${count} 件`}>
          {count}
        </Link>
      </td>
    </tr>
  )
  return (
    <section className="card">
      {error && <Failure error={error} retry={reload} />}
      <table className="figures-table">
        <caption>现在未结的案卷</caption>
        <thead>
          <tr>
            <th scope="col">上报以来</th>
            <th scope="col" className="figures-bar-head">
              件数
            </th>
          </tr>
        </thead>
        <tbody>
          {ageCodes.map(age => row(age, ages[age].label, data?.total[age] ?? 0))}
          {row('', '合计', all)}
        </tbody>
      </table>
    </section>
  )
}
