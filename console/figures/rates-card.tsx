import { Link } from 'react-router-dom'
import type { SumsView } from '../../contracts/statistics/figures'
import { type RateCode, rateCodes, rateOf } from '../../contracts/statistics/rates'
import { casesAddress, type FiguresAddress, writeFiguresAddress } from './address'
import { type Change, changeOf, inPercent, rateIn } from './shown'

interface RatesCardProps {
  address: FiguresAddress
  now: SumsView
  before: SumsView | undefined
  lastYear: SumsView | undefined
}

/** Every rate with what it is made of, its definition, and how it has changed. */
export function RatesCard({ address, now, before, lastYear }: RatesCardProps) {
  return (
    <section className="card figures-rates">
      <table className="figures-table">
        <caption>指标</caption>
        <thead>
          <tr>
            <th scope="col">名称和定义</th>
            <th scope="col">比率</th>
            <th scope="col">环比</th>
            <th scope="col">同比</th>
            <th scope="col">分子</th>
            <th scope="col">分母</th>
          </tr>
        </thead>
        <tbody>
          {rateCodes.map(code => (
            <RateRow key={code} {...{ code, address, now, before, lastYear }} />
          ))}
        </tbody>
      </table>
      <p className="quiet">
        环比和同比是百分点的升降，分别和上一期、去年同期比。办理中的案卷会变，过去的数也会跟着变。
      </p>
    </section>
  )
}

function RateRow({ code, address, now, before, lastYear }: RatesCardProps & { code: RateCode }) {
  const { label, definition, leftOut, better, of, among } = rateOf(code)
  const rate = rateIn(now, code)
  const number = (count: typeof of) => (
    <Link to={casesAddress(address, { number: count })} aria-label={`${label}的案卷 ${now.counts[count] ?? 0} 次`}>
      {now.counts[count] ?? 0}
    </Link>
  )
  return (
    <tr className={code === address.rate ? 'figures-chosen' : undefined}>
      <th scope="row">
        <Link
          to={`/figures?${writeFiguresAddress({ ...address, rate: code })}`}
          aria-current={code === address.rate ? 'true' : undefined}
        >
          {label}
        </Link>
        <small>
          {definition}。{better === 'high' ? '越高越好' : '越低越好'}
          {leftOut && `。${leftOut}`}
        </small>
      </th>
      <td>
        <b>{inPercent(rate)}</b>
      </td>
      <ChangeCell change={changeOf(rate, rateIn(before, code), better)} />
      <ChangeCell change={changeOf(rate, rateIn(lastYear, code), better)} />
      <td>{number(of)}</td>
      <td>{number(among)}</td>
    </tr>
  )
}

function ChangeCell({ change: { text, better } }: { change: Change }) {
  const tone = better === undefined ? 'quiet' : better ? 'figures-better' : 'figures-worse'
  return (
    <td className={tone}>
      {text}
      {better !== undefined && <small>{better ? '变好' : '变差'}</small>}
    </td>
  )
}
