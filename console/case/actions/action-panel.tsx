import { Alert, Checkbox } from 'antd'
import { useCallback, useRef, useState } from 'react'
import type { StaffAction } from '../../../contracts/cases/forms'
import type { CaseView } from '../../../contracts/cases/views'
import { postsOf } from '../../../contracts/staff/posts'
import { deskActions, keysOf, mainAction } from '../../duties/duties'
import { useShortcuts } from '../../keys/use-shortcuts'
import { leavesQueue } from '../../queue/take-next'
import { useSession } from '../../session/session'
import { useKeptChoice } from '../../settings/kept-choice'
import type { CaseNews } from '../use-case'
import type { Neighbours } from '../use-neighbours'
import { ActionButtons } from './action-buttons'
import { ActionFormView } from './action-form'
import { DoneNotice } from './done-notice'
import { withProposal } from './draft'
import { GoneAction } from './gone-action'
import { LastStep, rememberStep } from './last-step'
import { useDraft } from './use-draft'
import { useProposal } from './use-proposal'
import { useStep } from './use-step'
import './action-panel.css'

interface ActionPanelProps {
  view: CaseView
  news?: CaseNews
  receiveUpdate: (after: CaseView, message?: string) => void
  moved: (after: CaseView) => void
  neighbours: Neighbours
  beside: HTMLElement | null
}

/** The buttons of the actions that the server lists in `actions`, and the form of the chosen one. */
export function ActionPanel({ view, news, receiveUpdate, moved, neighbours, beside }: ActionPanelProps) {
  const { action, draft: typed, open, edit, clear } = useDraft(view)
  const proposal = useProposal(view)
  const draft = action === 'dispatch' && typed ? withProposal(typed, proposal) : typed
  const [finished, setFinished] = useState<StaffAction>()
  /** Counts how often a form was opened; it takes the focus each time. */
  const [timesOpened, setTimesOpened] = useState(0)

  const { account } = useSession()
  const [goesOn, setGoesOn] = useKeptChoice('next-after-step', true)
  const { next } = neighbours
  const done = useCallback(
    (taken: StaffAction, after: CaseView) => {
      clear()
      moved(after)
      if (!goesOn || !leavesQueue(after, postsOf(account.rights))) return setFinished(taken)
      rememberStep(taken, after)
      next()
    },
    [clear, moved, goesOn, account, next]
  )
  const uploads = useRef(0)
  const step = useStep(view, { done, overtaken: receiveUpdate })
  const keys = keysOf(deskActions(view.actions), view.request?.what)

  function choose(chosen: StaffAction) {
    step.clear()
    setFinished(undefined)
    open(chosen)
    setTimesOpened(number => number + 1)
  }

  function submit() {
    if (!action || !draft) return
    if (uploads.current > 0) step.refuse({ media: '还有照片没传完，请等一等，或者去掉它' })
    else step.send(action, draft)
  }

  useShortcuts({
    ...Object.fromEntries(keys.map(([key, each]) => [key, () => choose(each)])),
    'mod+enter': () => {
      if (action && view.actions.includes(action)) submit()
    }
  })

  return (
    <section className="case-act" aria-label="操作">
      {!finished && <LastStep />}
      {finished && <DoneNotice action={finished} view={view} next={neighbours.next} />}
      <div className="card">
        {keys.length > 0 ? (
          <ActionButtons
            keys={keys}
            main={mainAction(view.actions, view.request?.what)}
            chosen={action}
            choose={choose}
          />
        ) : (
          <p className="quiet">这件案卷现在没有需要您办的</p>
        )}
        {action && draft && !view.actions.includes(action) && <GoneAction action={action} draft={draft} drop={clear} />}
        {action && draft && view.actions.includes(action) && (
          <ActionFormView
            key={action}
            action={action}
            view={view}
            draft={draft}
            proposal={action === 'dispatch' ? proposal : undefined}
            beside={beside}
            edit={change => edit(action, change)}
            uploads={uploads}
            fields={step.fields}
            busy={step.busy}
            timesOpened={timesOpened}
            submit={submit}
          />
        )}
        {news && (
          <Alert
            type="warning"
            showIcon
            title={news.message ?? '这件案卷刚刚有了变化'}
            description="变化写在旁边的黄色框里。您填的内容都还在，看过以后可以接着办。"
            className="action-failure"
          />
        )}
        {step.failure && <Alert type="error" showIcon title={step.failure} role="alert" className="action-failure" />}
        {keys.length > 0 && (
          <Checkbox className="action-goes-on" checked={goesOn} onChange={event => setGoesOn(event.target.checked)}>
            办完自动打开下一件
          </Checkbox>
        )}
      </div>
    </section>
  )
}
