import { Select } from 'antd'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router-dom'
import { countOf } from '../../contracts/statistics/counts'
import { type Dimension, dimensions } from '../../contracts/statistics/dimensions'
import type { FigureRow } from '../../contracts/statistics/figures'
import { rateOf } from '../../contracts/statistics/rates'
import { casesAddress, type FiguresAddress, within, writeFiguresAddress } from './address'
import { inPercent, rateIn } from './shown'

interface DimensionCardProps {
  address: FiguresAddress
  rows: readonly FigureRow[]
  go: (address: FiguresAddress) => void
}

const choices = Object.entries(dimensions)
  .filter(([value]) => value !== 'none')
  .map(([value, label]) => ({ value: value as Dimension, label: `按${label}` }))

/** The chosen rate of each part: the table is the picture, with a bar behind each share. */
export function DimensionCard({ address, rows, go }: DimensionCardProps) {
  const { by, rate } = address
  const { label, of, among } = rateOf(rate)
  const heading = useRef<HTMLHeadingElement>(null)
  const last = useRef(rate)
  // Another rate is chosen further down the page: what it changes comes into sight, and is where the keyboard goes on.
  useEffect(() => {
    if (last.current === rate) return
    last.current = rate
    heading.current?.scrollIntoView({ block: 'nearest' })
    heading.current?.focus({ preventScroll: true })
  }, [rate])
  const shown = rows.filter(({ counts }) => (counts[among] ?? 0) > 0 || (counts[of] ?? 0) > 0)
  return (
    <section className="card figures-dimension">
      <div className="figures-card-head">
        <h2 id="figures-dimension" ref={heading} tabIndex={-1}>
          {label}
        </h2>
        <Select
          aria-label="按什么比较"
          options={choices}
          value={by}
          onChange={chosen => go({ ...address, by: chosen })}
        />
      </div>
      {shown.length === 0 ? (
        <p className="quiet">这段时间没有{countOf(among).label}的案卷</p>
      ) : (
        <table className="figures-table" aria-labelledby="figures-dimension">
          <thead>
            <tr>
              <th scope="col">{dimensions[by]}</th>
              <th scope="col" className="figures-bar-head">
                比率
              </th>
              <th scope="col">{countOf(of).label}</th>
              <th scope="col">{countOf(among).label}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(row => (
              <DimensionRow key={row.key} address={address} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function DimensionRow({ address, row }: { address: FiguresAddress; row: FigureRow }) {
  const { of, among } = rateOf(address.rate)
  const share = rateIn(row, address.rate)
  const inside = within(address, row.key)
  const at = { by: address.by, key: row.key, name: row.name }
  const number = (code: typeof of) => (
    <Link
      to={casesAddress(address, { number: code }, at)}
      aria-label={`${row.name}${countOf(code).label} ${row.counts[code] ?? 0}`}
    >
      {row.counts[code] ?? 0}
    </Link>
  )
  return (
    <tr>
      <th scope="row">{inside ? <Link to={`/figures?${writeFiguresAddress(inside)}`}>{row.name}</Link> : row.name}</th>
      <td className="figures-bar-cell">
        <span className="figures-bar" style={{ inlineSize: `${Math.min(1, share ?? 0) * 100}%` }} />
        <span className="figures-bar-text">{inPercent(share)}</span>
      </td>
      <td>{number(of)}</td>
      <td>{number(among)}</td>
    </tr>
  )
}
