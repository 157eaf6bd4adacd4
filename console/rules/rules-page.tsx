import { useEffect } from 'react'
import { Link, Navigate, useParams } from 'react-router-dom'
import { type RulebookKind, rulebookKinds } from '../../contracts/rules/rulebooks'
import { useSession } from '../session/session'
import { CalendarForm } from './calendar/calendar-form'
import { DispatchForm } from './dispatch/dispatch-form'
import { readsRules } from './rights'
import { RulebookEditor } from './rulebook-editor'
import { StagesForm } from './stages/stages-form'
import { TextsForm } from './texts/texts-form'
import './rules.css'

const editors: Record<RulebookKind, JSX.Element> = {
  calendar: <RulebookEditor key="calendar" kind="calendar" Form={CalendarForm} />,
  stages: <RulebookEditor key="stages" kind="stages" Form={StagesForm} />,
  dispatch: <RulebookEditor key="dispatch" kind="dispatch" Form={DispatchForm} />,
  texts: <RulebookEditor key="texts" kind="texts" Form={TextsForm} />
}

const kinds = Object.keys(rulebookKinds) as RulebookKind[]

/** What the city sets by itself, one tab for each rulebook. */
export function RulesPage() {
  const { account } = useSession()
  const { kind: asked } = useParams()
  const kind = kinds.find(each => each === asked)
  useEffect(() => {
    document.title = `${kind ? rulebookKinds[kind] : '规则'} · 码上办`
  }, [kind])
  if (!readsRules(account.roles)) return <Navigate to="/" replace />
  if (!kind) return <Navigate to={`/rules/${account.roles.includes('dispatcher') ? 'dispatch' : kinds[0]}`} replace />
  return (
    <main className="rules">
      <div className="rules-head">
        <h1>规则</h1>
        <nav aria-label="规则" className="rules-nav">
          {kinds.map(each => (
            <Link key={each} to={`/rules/${each}`} aria-current={each === kind ? 'page' : undefined}>
              {rulebookKinds[each]}
            </Link>
          ))}
        </nav>
      </div>
      {editors[kind]}
    </main>
  )
}
