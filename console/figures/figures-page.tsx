import { Alert, Skeleton } from 'antd'
import { useEffect, useMemo } from 'react'
import { Navigate, useSearchParams } from 'react-router-dom'
import { chinaDay } from '../../contracts/china-time'
import * as statistics from '../../contracts/statistics/api'
import type { Figures } from '../../contracts/statistics/figures'
import { call } from '../api/call'
import { Failure } from '../fetching/failure'
import { useFetch } from '../fetching/use-fetch'
import { useSession } from '../session/session'
import { type FiguresAddress, queryOf, readFiguresAddress, writeFiguresAddress } from './address'
import { BacklogCard } from './backlog-card'
import { CountsCard } from './counts-card'
import { DimensionCard } from './dimension-card'
import { DurationsCard } from './durations-card'
import { FigureFilters } from './figure-filters'
import { PeriodPicker } from './period-picker'
import { periodInWords, shifted, yearBefore } from './periods'
import { RatesCard } from './rates-card'
import './figures.css'

/** How the city does, from definitions that stand beside each number, down to the very cases. */
export function FiguresPage() {
  const { account } = useSession()
  return account.rights.includes('seeFigures') ? <Evaluation /> : <Navigate to="/" replace />
}

/** The numbers follow the histories within a minute. */
const everyMs = 60_000

function useFigures(address: FiguresAddress, by: FiguresAddress['by'] | 'none') {
  const query = { ...queryOf(address), by }
  return useFetch(
    `figures ${JSON.stringify(query)}`,
    signal => call(statistics.figures, { query, signal, background: true }),
    { everyMs, freshForMs: everyMs }
  )
}

function Evaluation() {
  const [params, setParams] = useSearchParams()
  const today = chinaDay(Date.now())
  const address = useMemo(() => readFiguresAddress(params, today), [params, today])
  const go = (to: FiguresAddress) => setParams(writeFiguresAddress(to))
  const { period } = address
  const now = useFigures(address, address.by)
  const before = useFigures({ ...address, period: shifted(period, -1) }, 'none')
  const lastYear = useFigures({ ...address, period: yearBefore(period) }, 'none')
  const { data, error } = now

  useEffect(() => {
    document.title = `${periodInWords(period)} · 综合评价 · 码上办`
  }, [period])

  return (
    <main className="figures">
      <div className="figures-head">
        <h1>综合评价</h1>
        <PeriodPicker period={period} today={today} go={to => go({ ...address, period: to })} />
      </div>
      <FigureFilters address={address} named={data?.named ?? {}} go={go} />
      {error && <Failure error={error} retry={now.reload} />}
      {!data && now.loading && <Skeleton active paragraph={{ rows: 12 }} />}
      {data && (
        <>
          {data.part && (
            <Alert type="info" showIcon title="只统计您能看到的案卷；转到别的部门以后看不到的，不在这些数里" />
          )}
          <div className="figures-columns">
            <RatesCard address={address} now={data.total} before={before.data?.total} lastYear={lastYear.data?.total} />
            <div className="figures-side">
              <DimensionCard address={address} rows={data.rows} go={go} />
              <DurationsCard address={address} total={data.total} />
              <BacklogCard address={address} />
            </div>
          </div>
          <CountsCard
            address={address}
            total={data.total}
            before={before.data?.total}
            lastYear={lastYear.data?.total}
          />
          <p className="quiet" role="status">
            {freshness(data)}
          </p>
        </>
      )}
    </main>
  )
}

function freshness({ waiting, upToDate }: Figures): string {
  if (upToDate) return '数字从案卷经过算出，已是最新'
  if (waiting === 0) return '有几天的数正在更新，一分钟内更新完'
  return `有 ${waiting >= 100 ? '100 多' : waiting} 件案卷刚刚变动，一分钟内计入`
}
