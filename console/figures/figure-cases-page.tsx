import { Button, Empty, Skeleton } from 'antd'
import { useCallback, useEffect, useMemo } from 'react'
import { Link, Navigate, useSearchParams } from 'react-router-dom'
import { chinaDay } from '../../contracts/china-time'
import * as statistics from '../../contracts/statistics/api'
import { countCodes } from '../../contracts/statistics/counts'
import { type Dimension, dimensions } from '../../contracts/statistics/dimensions'
import { type Age, ages, type FigureCase, type NumberCode, numberOf } from '../../contracts/statistics/figures'
import { durations } from '../../contracts/statistics/rates'
import { call } from '../api/call'
import { minutesInWords } from '../case/minutes-in-words'
import { Failure } from '../fetching/failure'
import { usePages } from '../fetching/use-pages'
import { useSession } from '../session/session'
import { clock } from '../time/times'
import { queryOf, readFiguresAddress, writeFiguresAddress } from './address'
import { periodInWords } from './periods'
import './figures.css'

/** Exactly what is in a number of the evaluation. */
export function FigureCasesPage() {
  const { account } = useSession()
  return account.rights.includes('seeFigures') ? <FigureCases /> : <Navigate to="/" replace />
}

function isNumber(code: string): code is NumberCode {
  const timed = code.startsWith('time.') && Object.hasOwn(durations, code.slice('time.'.length))
  return timed || (countCodes as string[]).includes(code)
}

function readAsked(params: URLSearchParams) {
  const address = readFiguresAddress(params, chinaDay(Date.now()))
  const [age, number, within] = [params.get('age'), params.get('number') ?? '', params.get('in') ?? '']
  const by = Object.hasOwn(dimensions, within) ? (within as Dimension) : undefined
  const row = by && { by, key: params.get('key') ?? '' }
  const { from, to, ...among } = queryOf(address)
  if (age !== null) {
    const known = Object.hasOwn(ages, age) ? (age as Age) : undefined
    const title = { label: known ? `未结 ${ages[known].label}` : '现在未结的案卷', definition: '现在还没有办结的案卷' }
    return { address, title, stock: { ...among, ...(known && { age: known }) } }
  }
  const code = isNumber(number) ? number : 'report'
  return { address, title: numberOf(code), flow: { from, to, ...among, ...row, number: code } }
}

function FigureCases() {
  const [params] = useSearchParams()
  const search = String(params)
  const { address, title, stock } = useMemo(() => readAsked(new URLSearchParams(search)), [search])
  const load = useCallback(
    (cursor?: string, signal?: AbortSignal) => {
      const asked = readAsked(new URLSearchParams(search))
      const paging = { limit: '50', ...(cursor && { cursor }) }
      const options = signal ? { signal } : {}
      return asked.flow
        ? call(statistics.figureCases, { query: { ...asked.flow, ...paging }, ...options })
        : call(statistics.backlogCases, { query: { ...asked.stock, ...paging }, ...options })
    },
    [search]
  )
  const { data, error, loading, reload, fetchMore, loadingMore } = usePages(`figure cases ${search}`, load)
  const name = params.get('name')
  useEffect(() => {
    document.title = `${title.label} · 综合评价 · 码上办`
  }, [title])
  return (
    <main className="figures">
      <Link to={`/figures?${writeFiguresAddress(address)}`}>← 综合评价</Link>
      <h1>
        {title.label}
        {name && `：${name}`}
      </h1>
      <p className="quiet">
        {title.definition}。{stock ? '今天' : periodInWords(address.period)}
        {data && 'count' in data && `，共 ${String(data.count)} 条`}
      </p>
      {error && <Failure error={error} retry={reload} />}
      {!data && loading && <Skeleton active paragraph={{ rows: 8 }} />}
      {data?.items.length === 0 && <Empty description="没有案卷" />}
      {data && data.items.length > 0 && (
        <>
          <CasesTable items={data.items} />
          <div className="queue-end">
            {data.next ? (
              <Button loading={loadingMore} onClick={fetchMore}>
                再看一些
              </Button>
            ) : (
              <span>共 {data.items.length} 条，到底了</span>
            )}
          </div>
        </>
      )}
    </main>
  )
}

function CasesTable({ items }: { items: readonly FigureCase[] }) {
  const moment = (at: string | undefined) => (at ? clock(at) : '—')
  return (
    <section className="card">
      <table className="figures-table figures-cases">
        <thead>
          <tr>
            {['案卷号', '计入日期', '事项', '社区', '部门', '开始', '期限', '结束', '用时'].map(label => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, caseNo, day, matter, area, department, from, dueAt, endedAt, minutes }) => (
            <tr key={id}>
              <th scope="row">
                <Link to={`/cases/${caseNo}`}>{caseNo}</Link>
              </th>
              <td>{day}</td>
              <td>{matter ?? '—'}</td>
              <td>{area ?? '—'}</td>
              <td>{department ?? '—'}</td>
              <td>{moment(from)}</td>
              <td>{moment(dueAt)}</td>
              <td>{moment(endedAt)}</td>
              <td>{minutes === undefined ? '—' : minutesInWords(minutes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
