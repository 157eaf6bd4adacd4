import { Button, Empty, Input, Select, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { Link, Navigate } from 'react-router-dom'
import { type ComponentState, componentStates } from '../../../contracts/grids/components'
import * as components from '../../../contracts/grids/components-api'
import { call } from '../../api/call'
import { Failure } from '../../fetching/failure'
import { useFetch } from '../../fetching/use-fetch'
import { useTypedSearch } from '../../fields/use-typed-search'
import { useSession } from '../../session/session'
import { BaseNav } from '../base-nav'
import { ComponentMap } from './component-map'
import { ComponentTable } from './component-table'
import '../departments.css'
import '../cells/cells.css'

/** The components of the city: map beside table. */
export function ComponentsPage() {
  const { account } = useSession()
  return account.rights.includes('manageBaseData') ? <Components /> : <Navigate to="/" replace />
}

function Components() {
  const [q, setQ] = useState('')
  const [state, setState] = useState<ComponentState>()
  /** Where each page before this one began. */
  const [before, setBefore] = useState<readonly string[]>([])
  const search = useTypedSearch(q, text => {
    setQ(text)
    setBefore([])
  })
  const after = before.at(-1)
  const query = { ...(q && { q }), ...(state && { state }), ...(after && { after }) }
  const { data, error, loading, reload } = useFetch(`components ${JSON.stringify(query)}`, signal =>
    call(components.baseComponents, { query, signal })
  )
  useEffect(() => {
    document.title = '部件 · 码上办'
  }, [])
  const none = data?.items.length === 0 && !q && !state && !after
  return (
    <main className="departments">
      <BaseNav />
      <h1>部件</h1>
      <search className="departments-tools">
        <Input
          aria-label="标识码开头、类别或单元网格编码"
          placeholder="标识码开头、类别或单元网格编码"
          allowClear
          maxLength={60}
          {...search.field}
        />
        <Select
          aria-label="状态"
          placeholder="全部状态"
          allowClear
          style={{ width: 140 }}
          options={componentStates.map(value => ({ value, label: value }))}
          value={state}
          onChange={value => {
            setState(value as ComponentState | undefined)
            setBefore([])
          }}
        />
        <Link to="/base/imports/component">导入、导出</Link>
      </search>
      {error && <Failure error={error} retry={reload} />}
      {none && (
        <Empty description="还没有部件。先导入单元网格，再导入部件的表格（带坐标）、Shapefile 或 GeoJSON；有了部件，二维码能挂到部件上，案卷能派给养护它的部门" />
      )}
      {!none && (
        <div className="cells-beside">
          <ComponentMap />
          <section className="card" aria-label="部件列表">
            {!data && loading && <Skeleton active paragraph={{ rows: 8 }} />}
            {data && data.items.length === 0 && <Empty description="没有符合的部件" />}
            {data && data.items.length > 0 && <ComponentTable items={data.items} />}
            {data && (before.length > 0 || data.next !== undefined) && (
              <div className="button-row">
                <Button disabled={before.length === 0} onClick={() => setBefore(before.slice(0, -1))}>
                  上一页
                </Button>
                <Button disabled={data.next === undefined} onClick={() => setBefore([...before, data.next ?? ''])}>
                  下一页
                </Button>
              </div>
            )}
          </section>
        </div>
      )}
    </main>
  )
}
