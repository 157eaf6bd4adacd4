import { type Request, requests } from '../../contracts/cases/step'
import type { RequestView } from '../../contracts/cases/views'
import { clock, dateOf, dayInWords } from '../shared/times'
import './notices.css'

const dates: Partial<Record<Request, string>> = { extension: '同意后的期限', suspension: '挂账到' }

/** What somebody asks for, above everything else: whoever opens the case may be the one they wait for. */
export function OpenRequest({ request }: { request: RequestView }) {
  const { what, reason, by, at, until } = request
  return (
    <section className="card case-notice case-asked" aria-label="未决的申请">
      <h2>
        申请{requests[what]}
        <span className="quiet">
          {by} · {clock(at)}
        </span>
      </h2>
      <p className="case-notice-words">{reason}</p>
      {until && dates[what] && (
        <p>
          {dates[what]}：<b>{what === 'suspension' ? dayInWords(dateOf(until)) : clock(until)}</b>
        </p>
      )}
    </section>
  )
}
