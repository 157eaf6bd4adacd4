import { Alert, Button } from 'antd'
import { useRef, useState } from 'react'
import { codeStepOf } from '../../../contracts/codes/lifecycle'
import type { StaffCodeAction, StaffCodeView } from '../../../contracts/codes/staff-views'
import { Keys } from '../../shared/keys'
import { useKept } from '../../shared/use-kept'
import { useShortcuts } from '../../shared/use-shortcuts'
import { type CodeDraft, emptyCodeDraft } from './code-draft'
import { CodeForm } from './code-form'
import { knownFields, useCodeStep } from './use-code-step'
import '../../case/actions/action-panel.css'

interface CodePanelProps {
  view: StaffCodeView
  took: (after: StaffCodeView) => void
}

interface Kept {
  open?: StaffCodeAction
  drafts: Partial<Record<StaffCodeAction, CodeDraft>>
}
const nothing: Kept = { drafts: {} }

/** What can be done with a code: buttons from its `actions` and nothing else, and the form of the one chosen. */
export function CodePanel({ view, took }: CodePanelProps) {
  const kept = useKept<Kept>(`code.${view.code}`, nothing)
  const [finished, setFinished] = useState<StaffCodeAction>()
  const [called, setCalled] = useState(0)
  const uploads = useRef(0)
  const step = useCodeStep(view, {
    done: (action, after) => {
      kept.drop()
      setFinished(action)
      took(after)
    },
    overtaken: took
  })
  const { open, drafts } = kept.value
  const draft = (open && drafts[open]) ?? emptyCodeDraft(view)
  const keys = view.actions.map((action, at): [string, StaffCodeAction] => [String(at + 1), action])

  function choose(action: StaffCodeAction) {
    step.clear()
    setFinished(undefined)
    kept.edit(now => ({ ...now, open: action }))
    setCalled(number => number + 1)
  }
  function submit() {
    if (!open || !view.actions.includes(open)) return
    if (uploads.current > 0) step.refuse({ media: '还有照片没传完，请等一等，或者去掉它' })
    else step.send(open, draft)
  }
  useShortcuts({ ...Object.fromEntries(keys.map(([key, each]) => [key, () => choose(each)])), 'mod+enter': submit })

  const told = Object.keys(step.failure?.fields ?? {})
  const atFields = open && told.length > 0 && told.every(name => knownFields(open).includes(name))
  return (
    <section className="code-column" aria-label="操作">
      {finished && (
        <p className="card action-done" role="status">
          「{codeStepOf(finished).label}」办好了。现在：{view.stateText}
        </p>
      )}
      <div className="card">
        {keys.length === 0 && <p className="quiet">这个二维码现在没有您能办的</p>}
        <div className="action-buttons">
          {keys.map(([key, action]) => (
            <Button
              key={action}
              aria-expanded={action === open}
              className={action === open ? 'action-chosen' : undefined}
              onClick={() => choose(action)}
            >
              {codeStepOf(action).label} <Keys>{key}</Keys>
            </Button>
          ))}
        </div>
        {open && view.actions.includes(open) && (
          <CodeForm
            key={open}
            action={open}
            draft={draft}
            edit={change =>
              kept.edit(now => ({
                ...now,
                drafts: { ...now.drafts, [open]: change(now.drafts[open] ?? emptyCodeDraft(view)) }
              }))
            }
            uploads={uploads}
            fields={step.fields}
            busy={step.busy}
            called={called}
            submit={submit}
          />
        )}
        {open && !view.actions.includes(open) && !finished && (
          <p role="status">现在不能再「{codeStepOf(open).label}」了，请看经过里的最新情况。</p>
        )}
        {step.failure && !atFields && (
          <Alert
            type="error"
            showIcon
            role="alert"
            className="action-failure"
            title={step.failure.code === 'offline' ? `${step.failure.message}。填的内容都还在` : step.failure.message}
          />
        )}
      </div>
    </section>
  )
}
