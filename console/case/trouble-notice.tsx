import { type TroubleView, troubles } from '../../contracts/cases/troubles'
import './notices.css'

/** What keeps the case from going on by itself, and what to do about it. */
export function TroubleNotice({ trouble: { what, words } }: { trouble: TroubleView }) {
  return (
    <section className="card case-notice" aria-label={troubles[what]}>
      <h2>{troubles[what]}</h2>
      <p className="case-notice-words">{words}</p>
    </section>
  )
}
