import { useEffect } from 'react'
import { Link, Navigate, useParams } from 'react-router-dom'
import { type RulesKind, rulesKinds } from '../../contracts/rules/kinds'
import type { Right } from '../../contracts/staff/rights'
import { useSession } from '../session/session'
import { CalendarForm } from './calendar/calendar-form'
import { DispatchForm } from './dispatch/dispatch-form'
import { RulesEditor } from './rules-editor'
import { StagesForm } from './stages/stages-form'
import { TextsForm } from './texts/texts-form'
import './rules.css'

const editors: Record<RulesKind, JSX.Element> = {
  calendar: <RulesEditor key="calendar" kind="calendar" Form={CalendarForm} />,
  stages: <RulesEditor key="stages" kind="stages" Form={StagesForm} />,
  dispatch: <RulesEditor key="dispatch" kind="dispatch" Form={DispatchForm} />,
  texts: <RulesEditor key="texts" kind="texts" Form={TextsForm} />
}

const kinds = Object.keys(rulesKinds) as RulesKind[]

/** Whoever sets the dispatch rules alone begins there. */
const dispatches = (rights: readonly Right[]) => rights.includes('setDispatch') && !rights.includes('setCalendar')

/** The city's own settings, one tab for each kind of rules. */
export function RulesPage() {
  const { account } = useSession()
  const { kind: asked } = useParams()
  const kind = kinds.find(each => each === asked)
  useEffect(() => {
    document.title = `${kind ? rulesKinds[kind] : '规则'} · 码上办`
  }, [kind])
  if (!account.rights.includes('readRules')) return <Navigate to="/" replace />
  if (!kind) return <Navigate to={`/rules/${dispatches(account.rights) ? 'dispatch' : kinds[0]}`} replace />
  return (
    <main className="rules">
      <div className="rules-head">
        <h1>规则</h1>
        <nav aria-label="规则" className="rules-nav">
          {kinds.map(each => (
            <Link key={each} to={`/rules/${each}`} aria-current={each === kind ? 'page' : undefined}>
              {rulesKinds[each]}
            </Link>
          ))}
        </nav>
      </div>
      {editors[kind]}
    </main>
  )
}
