import { Alert, Button, Checkbox, Empty, Input, Skeleton } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { Link, Navigate, useNavigate } from 'react-router-dom'
import * as cells from '../../../contracts/grids/cells-api'
import { call } from '../../api/call'
import { Failure } from '../../fetching/failure'
import { useFetch } from '../../fetching/use-fetch'
import { useTypedSearch } from '../../fields/use-typed-search'
import { AreasMap } from '../../maps/areas-map'
import { useSession } from '../../session/session'
import { BaseNav } from '../base-nav'
import { CellTable } from './cell-table'
import { GapList, gapLabel } from './gap-list'
import { useDrawnCells } from './use-drawn-cells'
import '../departments.css'
import './cells.css'

/** The unit grid cells of the city: map beside table, and what lies between them. */
export function CellsPage() {
  const { account } = useSession()
  return account.rights.includes('manageBaseData') ? <Cells /> : <Navigate to="/" replace />
}

function Cells() {
  const navigate = useNavigate()
  const [q, setQ] = useState('')
  const [closed, setClosed] = useState(false)
  const [page, setPage] = useState(0)
  const search = useTypedSearch(q, text => {
    setQ(text)
    setPage(0)
  })
  const query = { page: String(page), ...(q && { q }), ...(closed && { closed: '1' as const }) }
  const { data, error, loading, reload } = useFetch(`cells ${JSON.stringify(query)}`, signal =>
    call(cells.baseCells, { query, signal })
  )
  const drawn = useDrawnCells()
  const gaps = useFetch('cell gaps', signal => call(cells.cellGaps, { signal }))
  useEffect(() => {
    document.title = '单元网格 · 码上办'
  }, [])
  const listed = useMemo(() => new Set(q ? data?.items.map(({ code }) => code) : []), [q, data])
  const marks = useMemo(
    () => (gaps.data?.items ?? []).map(gap => ({ point: gap.point, label: gapLabel(gap) })),
    [gaps.data]
  )
  const none = data?.total === 0 && !q && !closed
  return (
    <main className="departments">
      <BaseNav />
      <h1>单元网格</h1>
      <search className="departments-tools">
        <Input
          aria-label="编码开头、街道、社区或责任网格"
          placeholder="编码开头、街道、社区或责任网格"
          allowClear
          maxLength={60}
          {...search.field}
        />
        <Checkbox
          checked={closed}
          onChange={event => {
            setClosed(event.target.checked)
            setPage(0)
          }}
        >
          也看已停用的
        </Checkbox>
        <Link to="/base/imports/gridCell">导入、导出，拆分、合并</Link>
        {data && <span role="status">共 {data.total} 个</span>}
      </search>
      {error && <Failure error={error} retry={reload} />}
      {none && (
        <Empty description="还没有单元网格。先导入网格的 Shapefile（打成 zip）或 GeoJSON；有了网格，上报才能落到街道、社区和采集员" />
      )}
      {!none && (
        <div className="cells-beside">
          <section className="card" aria-label="网格地图">
            {drawn.bounds ? (
              <AreasMap
                cells={drawn.items}
                bounds={drawn.bounds}
                chosen={listed}
                marks={marks}
                moved={drawn.moved}
                look={drawn.look}
                pick={([code]) => navigate(`/base/cells/${code}`)}
              />
            ) : (
              <Skeleton active paragraph={{ rows: 10 }} />
            )}
            {drawn.more && <Alert type="info" showIcon title="这里的网格太多，只画出了一部分，放大地图就能看到全部" />}
          </section>
          <section className="card" aria-label="网格列表">
            {!data && loading && <Skeleton active paragraph={{ rows: 8 }} />}
            {data && data.items.length === 0 && <Empty description="没有符合的单元网格" />}
            {data && data.items.length > 0 && <CellTable items={data.items} />}
            {data && (page > 0 || data.next !== undefined) && (
              <div className="button-row">
                <Button disabled={page === 0} onClick={() => setPage(page - 1)}>
                  上一页
                </Button>
                <Button disabled={data.next === undefined} onClick={() => setPage(page + 1)}>
                  下一页
                </Button>
              </div>
            )}
          </section>
        </div>
      )}
      {gaps.data && !none && <GapList items={gaps.data.items} show={drawn.lookAt} />}
    </main>
  )
}
