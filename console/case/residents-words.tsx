import type { CallerAction } from '../../contracts/cases/caller-actions'
import { type CaseView, sources } from '../../contracts/cases/views'
import type { MediaView } from '../../contracts/media/views'
import { ago, clock } from '../time/times'
import { BlockSender } from './block-sender'
import { CallerSteps } from './caller/caller-steps'
import { Thumbnail } from './photos/thumbnail'
import { ReporterContact } from './reporter-contact'

interface ResidentsWordsProps {
  view: CaseView
  showPhoto: (mediaId: string) => void
  moved: (after: CaseView) => void
}

interface Statement {
  id: string
  title: string
  at: string
  text?: string
  media: MediaView[]
  mayLook?: boolean
  mayBlock?: boolean
  blockedUntil?: string | undefined
  callerActions?: readonly CallerAction[]
}

/** Returns what residents wrote: the reports and what they added later, in order of time. */
function statementsIn(view: CaseView): Statement[] {
  const reports = view.reports.map(({ reportId, source, sentAt, text, media, hasContact, ...rest }) => ({
    id: reportId,
    title: hasContact ? `${sources[source]}，留了联系方式` : sources[source],
    at: sentAt,
    text,
    media,
    ...rest
  }))
  const added = view.history
    .filter(entry => entry.action === 'supplement')
    .map(({ at, words, media }) => ({ id: at, title: '补充', at, text: words, media }))
  return [...reports, ...added].sort((one, other) => one.at.localeCompare(other.at))
}

export function ResidentsWords({ view, showPhoto, moved }: ResidentsWordsProps) {
  const statements = statementsIn(view)
  return (
    <section className="card">
      <h2>
        {view.topic?.label ?? '诉求'}
        {view.reportCount > 1 && `（${view.reportCount} 人上报）`}
        {view.urges > 0 && `，催办 ${view.urges} 次`}
      </h2>
      {statements.map(({ id, title, at, text, media, mayLook, mayBlock, blockedUntil, callerActions }) => (
        <article key={id} className="said">
          <p className="said-text">{text || '（没有文字）'}</p>
          <p className="quiet">
            {title} · {clock(at)}（{ago(at)}）
          </p>
          {mayLook && <ReporterContact caseNo={view.caseNo} reportId={id} />}
          {mayBlock && <BlockSender caseNo={view.caseNo} reportId={id} />}
          {blockedUntil && <p className="quiet">上报人已限制到 {clock(blockedUntil)}</p>}
          {callerActions && <CallerSteps reportId={id} actions={callerActions} moved={moved} />}
          {statements.length > 1 && media.length > 0 && (
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
