import { Button } from 'antd'
import { useState } from 'react'
import type { CallerAction } from '../../../contracts/cases/caller-actions'
import type { CaseView } from '../../../contracts/cases/views'
import { useSavedDraft } from '../../drafts/use-saved-draft'
import { CallerFormView } from './caller-form'
import { callerForms } from './caller-forms'
import './caller-steps.css'

interface CallerStepsProps {
  reportId: string
  actions: readonly CallerAction[]
  moved: (after: CaseView) => void
}

/** What can be done for the sender of one report when they are on the line. */
export function CallerSteps({ reportId, actions, moved }: CallerStepsProps) {
  const { value: open, edit: setOpen } = useSavedDraft<CallerAction | null>(`caller.${reportId}`, null)
  const [byHand, setByHand] = useState(false)
  if (actions.length === 0) return null
  return (
    <section className="caller-steps" aria-label="市民来电">
      <span className="quiet">市民来电：</span>
      {actions.map(action => (
        <Button
          key={action}
          size="small"
          aria-expanded={action === open}
          onClick={() => {
            setByHand(true)
            setOpen(() => (action === open ? null : action))
          }}
        >
          {callerForms[action].button}
        </Button>
      ))}
      {open && actions.includes(open) && (
        <CallerFormView
          key={open}
          reportId={reportId}
          action={open}
          opened={byHand}
          done={after => {
            setOpen(() => null)
            moved(after)
          }}
        />
      )}
    </section>
  )
}
