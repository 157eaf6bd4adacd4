import { Skeleton } from 'antd'
import { useEffect } from 'react'
import { Link, Navigate, useNavigate, useParams } from 'react-router-dom'
import { writePlaceCode } from '../../../contracts/codes/place-code'
import type { ComponentDetail } from '../../../contracts/grids/components'
import * as components from '../../../contracts/grids/components-api'
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
import '../cells/cells.css'

/** One component: the attributes of the standard, its code, the cases at it, and how it came about. */
export function ComponentPage() {
  const { account } = useSession()
  const { component = '' } = useParams()
  return account.rights.includes('manageBaseData') ? (
    <OneComponent key={component} id={component} />
  ) : (
    <Navigate to="/" replace />
  )
}

function OneComponent({ id }: { id: string }) {
  const navigate = useNavigate()
  const { data, error, reload } = useFetch(`component ${id}`, signal =>
    call(components.baseComponent, { params: { component: id }, signal })
  )
  const name = data?.component.name ?? `部件 ${id}`
  useEffect(() => {
    document.title = `${name} · 码上办`
  }, [name])
  useEscape(() => navigate('/base/components'))
  return (
    <main className="departments departments-narrow">
      <BaseNav />
      <Link to="/base/components">返回部件列表</Link>
      <h1>{name}</h1>
      {error && <Failure error={error} retry={reload} />}
      {!data && !error && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && <Detail {...data} />}
    </main>
  )
}

const unit = (found: { name: string; code?: string } | undefined) =>
  found ? `${found.name}${found.code ? `（${found.code}）` : ''}` : '—'

function Detail({ component, code, cases, history }: ComponentDetail) {
  const rows: [string, string][] = [
    ['标识码', component.id],
    ['类别', `${component.typeName}（${component.type}）`],
    ['状态', component.state],
    ['主管部门', unit(component.department)],
    ['权属单位', unit(component.owner)],
    ['养护单位', unit(component.maintainer)],
    ['街道', part(component.street, component.gridCode.slice(0, 9))],
    ['社区', part(component.community, component.gridCode.slice(0, 12))],
    ['初始日期', component.startedOn ?? '—'],
    ['变更日期', component.changedAt ? cityTime(component.changedAt).format('YYYY-MM-DD') : '—'],
    ['数据来源', component.source ?? '—'],
    ['经纬度', component.point.join(', ')],
    ['备注', component.note ?? '—']
  ]
  return (
    <>
      <PlaceMap place={{ point: component.point }} />
      <section className="card" aria-label="部件资料">
        <dl className="cells-facts">
          {rows.map(([what, value]) => (
            <div key={what} className="cells-fact">
              <dt>{what}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          <div className="cells-fact">
            <dt>单元网格</dt>
            <dd>
              <Link to={`/base/cells/${component.gridCode}`}>{component.gridCode}</Link>
            </dd>
          </div>
          <div className="cells-fact">
            <dt>二维码</dt>
            <dd>{code ? <Link to={`/codes/${code}`}>{writePlaceCode(code)}</Link> : '没有挂二维码'}</dd>
          </div>
        </dl>
        <p className="quiet">
          要改资料、位置或者状态，请在表格里写上标识码和要改的列，
          <Link to="/base/imports/component" className="cells-inline">
            导入文件
          </Link>
          。
        </p>
      </section>
      <section className="card" aria-label="这里的案卷">
        <h2>这里的案卷</h2>
        {cases.length === 0 && <p className="quiet">还没有案卷。</p>}
        <ul className="cells-gaps">
          {cases.map(({ caseNo, state, submittedAt }) => (
            <li key={caseNo}>
              <time dateTime={submittedAt}>{cityTime(submittedAt).format('YYYY-MM-DD')}</time>
              <span>{caseNo}</span>
              <span>{state}</span>
            </li>
          ))}
        </ul>
      </section>
      <ThingHistory history={history} />
    </>
  )
}

const part = (name: string | undefined, code: string) => (name ? `${name}（${code}）` : '—')
