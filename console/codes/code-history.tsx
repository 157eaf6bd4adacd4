import { codeStates } from '../../contracts/codes/lifecycle'
import type { CodeHistoryEntry } from '../../contracts/codes/staff-views'
import { clock } from '../shared/times'
import '../case/history.css'

/** What happened to a code, the latest first. */
export function CodeHistory({ entries }: { entries: readonly CodeHistoryEntry[] }) {
  return (
    <section className="card">
      <h2>经过</h2>
      <ol className="history">{[...entries].reverse().map(line)}</ol>
    </section>
  )
}

function line({ action, label, to, at, by, words, media }: CodeHistoryEntry) {
  return (
    <li key={`${at} ${action}`}>
      <p>
        <b>{label}</b> → {codeStates[to]}
        <span className="history-when">{clock(at)}</span>
      </p>
      <p className="quiet">{by.name === by.roleText ? by.name : `${by.name} · ${by.roleText}`}</p>
      {words && <p className="history-words">{words}</p>}
      {media.length > 0 && (
        <div className="thumbnails">
          {media.map((photo, index) => (
            <a key={photo.id} href={photo.urls.display} target="_blank" rel="noreferrer" className="thumbnail">
              <img src={photo.urls.thumbnail} alt={`${label}的照片 ${index + 1}`} />
            </a>
          ))}
        </div>
      )}
    </li>
  )
}
