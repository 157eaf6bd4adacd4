import { Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { Link } from 'react-router-dom'
import * as cases from '../../contracts/cases/api'
import { caseStates } from '../../contracts/cases/states'
import type { WallView } from '../../contracts/cases/wall'
import { call } from '../api/call'
import { Failure } from '../fetching/failure'
import { useFetch } from '../fetching/use-fetch'
import { type Due, dues } from '../queue/address'
import { cityTime } from '../time/times'
import { departmentRows, everythingDue, stageRows, totalOf } from './counts'
import { WallTable } from './wall-table'
import { WorstList } from './worst-list'
import './wall.css'

const everyMs = 20_000

/** Overdue cases and cases that soon will be, for a screen on the wall. The page refreshes itself. */
export function WallPage() {
  const {
    data: wall,
    error,
    loading,
    reload
  } = useFetch('wall', signal => call(cases.wall, { signal, background: true }), { everyMs })
  const [seenAt, setSeenAt] = useState<number>()
  useEffect(() => {
    if (wall) setSeenAt(Date.now())
  }, [wall])
  useEffect(() => {
    document.title = wall ? `${totalOf(wall, 'red')} 件超时 · 督办墙 · 码上办` : '督办墙 · 码上办'
  }, [wall])
  return (
    <main className="wall">
      <div className="wall-head">
        <h1>督办墙</h1>
        {wall && <Total wall={wall} due="red" />}
        {wall && <Total wall={wall} due="yellow" />}
        <span className="quiet wall-seen">{seenAt && `${cityTime(seenAt).format('HH:mm:ss')} 更新，每 20 秒一次`}</span>
      </div>
      {error && <Failure error={error} retry={reload} />}
      {!wall && loading && <Skeleton active paragraph={{ rows: 12 }} />}
      {wall && (
        <div className="wall-columns">
          <WallTable title="各环节" rows={stageRows(wall, caseStates)} />
          <WallTable title="各部门" rows={departmentRows(wall)} />
          <WorstList worst={wall.worst} />
        </div>
      )}
    </main>
  )
}

function Total({ wall, due }: { wall: WallView; due: Due }) {
  return (
    <Link to={everythingDue(due)} className={`wall-total wall-total-${due}`}>
      {dues[due]} <b>{totalOf(wall, due)}</b> 件
    </Link>
  )
}
