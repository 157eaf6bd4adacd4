import type { CaseView } from '../../contracts/cases/views'
import { clock } from '../shared/times'
import { Thumbnail } from './photos/thumbnail'
import { reworkOf } from './rework-of'
import './notices.css'

interface ReworkProps {
  view: CaseView
  showPhoto: (mediaId: string) => void
}

export function Rework({ view, showPhoto }: ReworkProps) {
  const rework = reworkOf(view)
  if (!rework) return null
  const { title, entry } = rework
  return (
    <section className="card case-notice" aria-label="返工的原因">
      <h2>
        {title}
        <span className="quiet">
          {entry.by.name} · {clock(entry.at)}
        </span>
      </h2>
      {entry.words && <p className="case-notice-words">{entry.words}</p>}
      <div className="thumbnails">
        {entry.media.map(item => (
          <Thumbnail key={item.id} media={item} label={`看${entry.label}的照片`} show={showPhoto} />
        ))}
      </div>
    </section>
  )
}
