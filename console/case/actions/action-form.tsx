import { Button } from 'antd'
import { type FormEvent, type MutableRefObject, useEffect, useRef } from 'react'
import type { StaffAction } from '../../../contracts/cases/forms'
import type { Proposal } from '../../../contracts/cases/proposals'
import type { CaseView } from '../../../contracts/cases/views'
import { steps } from '../../../contracts/cases/workflow'
import { endsUndone } from '../../duties/duties'
import { useFirstWrong } from '../../fields/use-first-wrong'
import { Keys } from '../../keys/keys'
import { actionForms, residentNotice } from './action-forms'
import type { Draft } from './draft'
import { FieldControl } from './fields/field-control'

interface ActionFormProps {
  action: StaffAction
  view: CaseView
  draft: Draft
  proposal?: Proposal
  beside: HTMLElement | null
  edit: (change: (draft: Draft) => Draft) => void
  uploads: MutableRefObject<number>
  fields: Record<string, string>
  busy: boolean
  timesOpened: number
  submit: () => void
}

export function ActionFormView(props: ActionFormProps) {
  const { action, view, draft, proposal, beside, edit, uploads, fields, busy, timesOpened, submit } = props
  const form = useRef<HTMLFormElement>(null)
  const { fields: wanted } = actionForms[action]
  const notice = residentNotice(action)
  const { label } = steps[action]

  const ready = useRef(false)
  ready.current =
    !endsUndone(action) &&
    wanted.every(field => {
      if (field.kind === 'department') return Boolean(draft.department)
      // Nobody chosen is whoever has the duty grid; only giving a look to another needs a name.
      if (field.kind === 'collector') return action !== 'giveLook'
      return field.kind === 'words' && (field.label.includes('可不填') || draft[field.name].trim() !== '')
    })

  const proposed = proposal !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: a proposal that comes later takes the search field's place
  useEffect(() => {
    if (timesOpened === 0) return
    // When nothing has to be filled in, the send button gets the focus; but no case ends by a second Enter.
    const first = ready.current ? 'button[type=submit]' : 'input:not([type=file]), textarea, button:not([type=submit])'
    form.current?.querySelector<HTMLElement>(first)?.focus()
  }, [timesOpened, wanted, proposed])

  useFirstWrong(form, fields)

  function send(event: FormEvent) {
    event.preventDefault()
    submit()
  }

  return (
    <form ref={form} onSubmit={send} className="action-form" aria-label={label}>
      {notice && <p className="quiet">{notice}</p>}
      {wanted.map(field => (
        <FieldControl
          key={field.kind === 'words' ? field.name : field.kind}
          field={field}
          view={view}
          proposal={proposal}
          beside={beside}
          draft={draft}
          edit={edit}
          uploads={uploads}
          errors={fields}
        />
      ))}
      <Button type="primary" htmlType="submit" block loading={busy}>
        确定{label} <Keys>Ctrl+Enter</Keys>
      </Button>
    </form>
  )
}
