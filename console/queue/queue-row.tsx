import { memo } from 'react'
import { Link } from 'react-router-dom'
import { isOpen } from '../../contracts/cases/states'
import { requests } from '../../contracts/cases/step'
import { troubles } from '../../contracts/cases/troubles'
import type { CaseSummary } from '../../contracts/cases/views'
import { hasDraft } from '../drafts/saved-forms'
import { LightMark } from '../lights/light-mark'
import { OthersMark } from '../live/others-mark'
import { ago, clock, timeLeft } from '../time/times'
import './queue-row.css'

interface QueueRowProps {
  row: CaseSummary
  selected: boolean
  /** Whether the row shows its state: yes in lists that mix several states. */
  withState: boolean
  /** It no longer belongs to this list: a colleague has brought it on. */
  gone: boolean
  select: (caseNo: string) => void
}

export const QueueRow = memo(function QueueRow({ row, selected, withState, gone, select }: QueueRowProps) {
  const { caseNo, cover, place, topic, matter, reportCount, urges, round, asked, handler } = row
  return (
    <li className={gone ? 'queue-row queue-row-gone' : 'queue-row'}>
      <Link
        to={`/cases/${caseNo}`}
        data-case={caseNo}
        aria-current={selected ? 'true' : undefined}
        onClick={() => select(caseNo)}
        onFocus={() => select(caseNo)}
      >
        <span className="queue-row-photo">
          {cover ? <img src={cover.urls.thumbnail} alt="" loading="lazy" /> : <span>无照片</span>}
        </span>
        <span className="queue-row-what">
          <span className="queue-row-tags">
            {gone && <b className="queue-row-state">已到：{row.stateText}</b>}
            {withState && !gone && <b className="queue-row-state">{row.stateText}</b>}
            <b>{matter?.name ?? topic?.label ?? '未分类'}</b>
            <OthersMark caseNo={caseNo} />
            {reportCount > 1 && <span className="queue-row-many">{reportCount} 人上报</span>}
            {hasDraft(caseNo) && <span className="queue-row-many">有没交的内容</span>}
            {urges > 0 && <span className="queue-row-urged">催办 {urges} 次</span>}
            {asked && <span className="queue-row-asked">申请{requests[asked]}</span>}
            {!row.gridCode && isOpen(row.state) && <span className="queue-row-urged">{troubles.place}</span>}
            {handler && <span className="queue-row-many">指派 {handler.name}</span>}
            {round > 1 && <span className="queue-row-urged">第 {round} 轮</span>}
          </span>
          <span className="queue-row-words">{row.text || '（只有照片，没有文字）'}</span>
        </span>
        <span className="queue-row-where">
          <span className="queue-row-address">{place.address}</span>
          <span className="queue-row-number">{caseNo}</span>
        </span>
        <span className="queue-row-when">
          <LightMark light={row.light} />
          {row.dueAt && row.light !== 'grey' && <span>{timeLeft(row.dueAt)}</span>}
        </span>
        <span className="queue-row-when">
          <span>{ago(row.submittedAt)}上报</span>
          {row.dueAt && <span>{clock(row.dueAt)} 到期</span>}
        </span>
      </Link>
    </li>
  )
})
