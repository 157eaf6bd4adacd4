import { type CaseView, sources } from '../../contracts/cases/views'
import type { MediaView } from '../../contracts/media/views'
import { ago, clock } from '../shared/times'
import { Thumbnail } from './photos/thumbnail'
import { ReporterContact } from './reporter-contact'

interface ResidentsWordsProps {
  view: CaseView
  showPhoto: (mediaId: string) => void
}

interface Said {
  id: string
  title: string
  at: string
  text?: string
  media: MediaView[]
  mayLook?: boolean
}

/** Everything residents said about this problem: each report, and what they added later. */
function saidIn(view: CaseView): Said[] {
  const reports = view.reports.map(({ reportId, source, sentAt, text, media, hasContact, mayLook }) => ({
    id: reportId,
    title: hasContact ? `${sources[source]}，留了联系方式` : sources[source],
    at: sentAt,
    text,
    media,
    mayLook
  }))
  const added = view.history
    .filter(entry => entry.action === 'supplement')
    .map(({ at, words, media }) => ({ id: at, title: '补充', at, text: words, media }))
  return [...reports, ...added].sort((one, other) => one.at.localeCompare(other.at))
}

export function ResidentsWords({ view, showPhoto }: ResidentsWordsProps) {
  const said = saidIn(view)
  return (
    <section className="card">
      <h2>
        {view.topic?.label ?? '诉求'}
        {view.reportCount > 1 && `（${view.reportCount} 人上报）`}
        {view.urges > 0 && `，催办 ${view.urges} 次`}
      </h2>
      {said.map(({ id, title, at, text, media, mayLook }) => (
        <article key={id} className="said">
          <p className="said-text">{text || '（没有文字）'}</p>
          <p className="quiet">
            {title} · {clock(at)}（{ago(at)}）
          </p>
          {mayLook && <ReporterContact caseNo={view.caseNo} reportId={id} />}
          {said.length > 1 && media.length > 0 && (
            <div className="thumbnails">
              {media.map(item => (
                <Thumbnail key={item.id} media={item} label="看这张照片" show={showPhoto} />
              ))}
            </div>
          )}
        </article>
      ))}
    </section>
  )
}
