import { Link } from 'react-router-dom'
import type { FoundReport } from '../../contracts/reports/callers'
import { useSession } from '../session/session'
import { clock } from '../time/times'
import { EraseForCaller } from './erase-for-caller'

/** One earlier report; it leads to where it is worked on now. */
export function FoundReportRow({ report, changed }: { report: FoundReport; changed: () => void }) {
  const { account } = useSession()
  const { reportId, caseNo, workedOnAs, stateText, sentAt, text, place, byPhone } = report
  return (
    <li className="card">
      <p>
        <Link to={`/cases/${workedOnAs}?report=${reportId}`}>{caseNo}</Link> <b>{stateText}</b>
        {workedOnAs !== caseNo && <span className="quiet"> 已并入 {workedOnAs}</span>}
      </p>
      <p>{text || '（没有文字）'}</p>
      <p className="quiet">
        {[place.codeName, place.address].filter(Boolean).join(' · ')} · {byPhone ? '来电' : '自己上报'} ·{' '}
        {clock(sentAt)}
      </p>
      {byPhone && account.rights.includes('eraseForCallers') && <EraseForCaller reportId={reportId} erased={changed} />}
    </li>
  )
}
