import { Empty, Skeleton } from 'antd'
import { useEffect } from 'react'
import { useNavigate } from 'react-router-dom'
import * as staff from '../../contracts/staff/api'
import { call } from '../api/call'
import { Failure } from '../fetching/failure'
import { useFetch } from '../fetching/use-fetch'
import { useEscape } from '../keys/use-escape'
import { AbsenceRow } from './absence-row'
import './absences.css'

/** The collectors and from when until when each is not at work. */
export function AbsencesPage() {
  const navigate = useNavigate()
  const { data, error, loading, reload, change } = useFetch('absences', signal => call(staff.absences, { signal }))
  useEffect(() => {
    document.title = '请假 · 码上办'
  }, [])
  useEscape(() => navigate('/'))
  return (
    <main className="absences">
      <h1>请假</h1>
      <p className="quiet">
        请假的信息采集员不再收到新的核实和核查。手上还没办的，马上出现在值班长的「没人接手」里，可以换一位采集员。
      </p>
      {error && <Failure error={error} retry={reload} />}
      {!data && loading && <Skeleton active paragraph={{ rows: 6 }} />}
      {data?.length === 0 && <Empty description="还没有信息采集员" />}
      <ul className="absence-list">
        {data?.map(person => (
          <AbsenceRow
            key={person.id}
            person={person}
            saved={after => change(now => now.map(each => (each.id === after.id ? after : each)))}
          />
        ))}
      </ul>
    </main>
  )
}
