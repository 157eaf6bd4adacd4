import { Link } from 'react-router-dom'
import { countCodes, countOf } from '../../contracts/statistics/counts'
import type { SumsView } from '../../contracts/statistics/figures'
import { casesAddress, type FiguresAddress } from './address'

interface CountsCardProps {
  address: FiguresAddress
  total: SumsView
  before: SumsView | undefined
  lastYear: SumsView | undefined
}

/** Every count with its definition. Each opens exactly what is in it. */
export function CountsCard({ address, total, before, lastYear }: CountsCardProps) {
  return (
    <section className="card">
      <table className="figures-table">
        <caption>数量</caption>
        <thead>
          <tr>
            <th scope="col">名称</th>
            <th scope="col">本期</th>
            <th scope="col">上一期</th>
            <th scope="col">去年同期</th>
            <th scope="col" className="figures-definition">
              定义
            </th>
          </tr>
        </thead>
        <tbody>
          {countCodes.map(code => {
            const { label, definition } = countOf(code)
            const count = total.counts[code] ?? 0
            return (
              <tr key={code}>
                <th scope="row">{label}</th>
                <td>
                  <Link to={casesAddress(address, { number: code })} aria-label={`${label} ${count}`}>
                    {count}
                  </Link>
                </td>
                <td>{before ? (before.counts[code] ?? 0) : '—'}</td>
                <td>{lastYear ? (lastYear.counts[code] ?? 0) : '—'}</td>
                <td className="figures-definition">{definition}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
