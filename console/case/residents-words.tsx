import { useState } from 'react'
import type { CallerAction } from '../../contracts/cases/caller-actions'
import { type CaseReport, type CaseView, sources } from '../../contracts/cases/views'
import type { MediaView } from '../../contracts/media/views'
import { ago, clock } from '../time/times'
import { BlockSender } from './block-sender'
import { CallerSteps } from './caller/caller-steps'
import { MoreButton } from './more-button'
import { Thumbnail } from './photos/thumbnail'
import { ReporterContact } from './reporter-contact'
import type { LaterPages } from './use-later-pages'
import { RedactableWords } from './words/redactable-words'

interface ResidentsWordsProps {
  view: CaseView
  reports: LaterPages<CaseReport>
  /** The place of the report whose sender is on the line, -1 if nobody is. */
  wanted: number
  showPhoto: (mediaId: string) => void
  moved: (after: CaseView) => void
}

interface Statement {
  id: string
  /** Where its words stand, for whoever blacks out a part of them. */
  place: string
  title: string
  at: string
  text?: string
  media: MediaView[]
  mayLook?: boolean
  mayBlock?: boolean
  blockedUntil?: string | undefined
  callerActions?: readonly CallerAction[]
}

function statementOf({ reportId, source, sentAt, text, media, hasContact, ...rest }: CaseReport) {
  const title = hasContact ? `${sources[source]}，留了联系方式` : sources[source]
  return { id: reportId, place: `report:${reportId}`, title, at: sentAt, text, media, ...rest }
}

/**
 * Returns what residents wrote, in order of time: these reports and what was added later. Where reports are `left` out, what
 * was added after the last of these comes behind them.
 */
function statementsIn({ history }: CaseView, reports: readonly CaseReport[], left: boolean) {
  const added: Statement[] = history
    .map((entry, index) => ({ ...entry, place: `entry:${index}` }))
    .filter(entry => entry.action === 'supplement')
    .map(({ at, place, words, media }) => ({ id: at, place, title: '补充', at, text: words, media }))
  const last = left ? reports.at(-1)?.sentAt : undefined
  const isBehind = ({ at }: Statement) => last !== undefined && at > last
  return {
    first: [...reports.map(statementOf), ...added.filter(each => !isBehind(each))].sort(byTime),
    behind: added.filter(isBehind).sort(byTime)
  }
}

const byTime = (one: Statement, other: Statement) => one.at.localeCompare(other.at)

/** The first say what it is about, and what follows on the page stays in reach. */
const few = 10
const atOnce = 50

export function ResidentsWords({ view, reports, wanted, showPhoto, moved }: ResidentsWordsProps) {
  const [most, setMost] = useState(few)
  const shown = reports.items.slice(0, Math.max(most, wanted + 1))
  const left = reports.count - shown.length
  const { first, behind } = statementsIn(view, shown, left > 0)
  const more = () => {
    setMost(most + atOnce)
    if (reports.items.length < most + atOnce && reports.more) reports.fetchMore()
  }
  const thumbnails = first.length + behind.length > 1
  const said = (statement: Statement) => (
    <Said
      key={statement.id}
      statement={statement}
      caseNo={view.caseNo}
      thumbnails={thumbnails}
      wanted={statement.id === reports.items[wanted]?.reportId}
      showPhoto={showPhoto}
      moved={moved}
    />
  )
  return (
    <section className="card">
      <h2>
        {view.topic?.label ?? '诉求'}
        {view.reportCount > 1 && `（${view.reportCount} 人上报）`}
        {view.urges > 0 && `，催办 ${view.urges} 次`}
      </h2>
      {first.map(said)}
      {left > 0 && <MoreButton told={`还有 ${left} 条`} loading={reports.loading} onMore={more} />}
      {behind.map(said)}
    </section>
  )
}

interface SaidProps extends Pick<ResidentsWordsProps, 'showPhoto' | 'moved'> {
  statement: Statement
  caseNo: string
  thumbnails: boolean
  /** Its sender is on the line. */
  wanted: boolean
}

function Said({ statement, caseNo, thumbnails, wanted, showPhoto, moved }: SaidProps) {
  const { id, place, title, at, text, media, mayLook, mayBlock, blockedUntil, callerActions } = statement
  return (
    <article className="said" aria-current={wanted || undefined}>
      {wanted && <p className="quiet">来电查询找到的是这一条</p>}
      {text ? (
        <RedactableWords caseNo={caseNo} place={place} words={text} className="said-text" moved={moved} />
      ) : (
        <p className="said-text">（没有文字）</p>
      )}
      <p className="quiet">
        {title} · {clock(at)}（{ago(at)}）
      </p>
      {mayLook && <ReporterContact caseNo={caseNo} reportId={id} />}
      {mayBlock && <BlockSender caseNo={caseNo} reportId={id} />}
      {blockedUntil && <p className="quiet">上报人已限制到 {clock(blockedUntil)}</p>}
      {callerActions && <CallerSteps reportId={id} actions={callerActions} moved={moved} />}
      {thumbnails && media.length > 0 && (
        <div className="thumbnails">
          {media.map(item => (
            <Thumbnail key={item.id} media={item} label="看这张照片" show={showPhoto} />
          ))}
        </div>
      )}
    </article>
  )
}
