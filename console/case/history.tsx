import { caseStates } from '../../contracts/cases/states'
import type { HistoryEntry } from '../../contracts/cases/views'
import { clock } from '../shared/times'
import { Thumbnail } from './photos/thumbnail'
import './history.css'

interface HistoryProps {
  entries: readonly HistoryEntry[]
  showPhoto: (mediaId: string) => void
}

/** What happened to a case, the latest first. */
export function History({ entries, showPhoto }: HistoryProps) {
  const latestFirst = [...entries].sort((one, other) => other.at.localeCompare(one.at))
  return (
    <section className="card">
      <h2>办理经过</h2>
      <ol className="history">
        {latestFirst.map(entry => (
          <li key={`${entry.at} ${entry.action}`}>
            <HistoryLine entry={entry} />
            {entry.media.length > 0 && (
              <div className="thumbnails">
                {entry.media.map(item => (
                  <Thumbnail key={item.id} media={item} label={`看${entry.label}的照片`} show={showPhoto} />
                ))}
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

export function HistoryLine({ entry }: { entry: HistoryEntry }) {
  const { label, from, to, by, at, words, details } = entry
  const who = [by.name, by.roleText === by.name ? '' : by.roleText, by.department].filter(Boolean).join(' · ')
  return (
    <>
      <p>
        <b>{label}</b>
        {from && from !== to && label !== caseStates[to] && ` → ${caseStates[to]}`}
        <span className="history-when">{clock(at)}</span>
      </p>
      <p className="quiet">{who}</p>
      {words && <p className="history-words">{words}</p>}
      {details.map(detail => (
        <p key={detail.label} className="quiet">
          {detail.label}：{detail.value}
        </p>
      ))}
    </>
  )
}
