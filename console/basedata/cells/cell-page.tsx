import { Alert, Skeleton } from 'antd'
import { useEffect } from 'react'
import { Link, Navigate, useNavigate, useParams } from 'react-router-dom'
import type { CellDetail } from '../../../contracts/grids/cells'
import * as cells from '../../../contracts/grids/cells-api'
import { call } from '../../api/call'
import { Failure } from '../../fetching/failure'
import { useFetch } from '../../fetching/use-fetch'
import { useEscape } from '../../keys/use-escape'
import { PlaceMap } from '../../maps/place-map'
import { useSession } from '../../session/session'
import { cityTime } from '../../time/times'
import { BaseNav } from '../base-nav'
import { ThingHistory } from '../thing-history'
import '../departments.css'
import './cells.css'

/** One unit grid cell: where it lies, what lies in it, and how it came about. */
export function CellPage() {
  const { account } = useSession()
  const { cell = '' } = useParams()
  return account.rights.includes('manageBaseData') ? <OneCell key={cell} code={cell} /> : <Navigate to="/" replace />
}

function OneCell({ code }: { code: string }) {
  const navigate = useNavigate()
  const { data, error, reload } = useFetch(`cell ${code}`, signal =>
    call(cells.baseCell, { params: { cell: code }, signal })
  )
  useEffect(() => {
    document.title = `单元网格 ${code} · 码上办`
  }, [code])
  useEscape(() => navigate('/base/cells'))
  return (
    <main className="departments departments-narrow">
      <BaseNav />
      <Link to="/base/cells">返回单元网格列表</Link>
      <h1>单元网格 {code}</h1>
      {error && <Failure error={error} retry={reload} />}
      {!data && !error && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && <Detail {...data} />}
    </main>
  )
}

const day = (time: string) => cityTime(time).format('YYYY-MM-DD')

function Detail({ cell, rings, uses, history }: CellDetail) {
  const { street, community, dutyGrid, area, active, startedAt, endedAt } = cell
  return (
    <>
      <PlaceMap place={{ cell: rings.map(ring => [...ring]) }} />
      <section className="card" aria-label="网格资料">
        {!active && (
          <Alert
            type="info"
            showIcon
            title={`已在 ${endedAt ? day(endedAt) : ''} 停用，资料留着，以前的案卷还在这里`}
          />
        )}
        <dl className="cells-facts">
          <dt>街道、社区</dt>
          <dd>
            {street} {community}
          </dd>
          <dt>责任网格</dt>
          <dd>{dutyGrid}</dd>
          <dt>面积</dt>
          <dd>
            {area.toLocaleString('en')} 平方米
            {(area < 2_000 || area > 40_000) && '，请核对：单元网格一般在 10,000 平方米左右'}
          </dd>
          <dt>起止日期</dt>
          <dd>
            {day(startedAt)} 至 {endedAt ? day(endedAt) : '今'}
          </dd>
          <dt>网格里</dt>
          <dd>{uses.map(({ count, what }) => `${count} ${what}`).join('，')}</dd>
        </dl>
        <p className="quiet">
          要改边界、拆分、合并或者停用，请在 GIS 里画好，
          <Link to="/base/imports/gridCell" className="cells-inline">
            导入文件
          </Link>
          ：旧网格一行写上“停用”，新网格各一行。导入前会说明有多少案卷、部件和二维码换到新的网格。
        </p>
      </section>
      <ThingHistory history={history} />
    </>
  )
}
