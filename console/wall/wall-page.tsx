import { Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { Link } from 'react-router-dom'
import { caseStates } from '../../contracts/cases/states'
import type { WallView } from '../../contracts/cases/wall'
import { fetchWall } from '../api/wall'
import { type Due, dues } from '../queue/address'
import { Failure } from '../shared/failure'
import { cityTime } from '../shared/times'
import { useFetch } from '../shared/use-fetch'
import { useLookAgain } from '../shared/use-look-again'
import { departmentRows, everythingDue, stageRows, totalOf } from './counts'
import { WallTable } from './wall-table'
import { WorstList } from './worst-list'
import './wall.css'

const refreshMs = 20_000

/** What is late and what soon will be, for a screen on the wall: it keeps itself up to date. */
export function WallPage() {
  const { data: wall, error, loading, reload } = useFetch('wall', fetchWall)
  const [seenAt, setSeenAt] = useState<number>()
  useLookAgain(reload, refreshMs)
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
