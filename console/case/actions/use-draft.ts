import { useCallback, useState } from 'react'
import type { StaffAction } from '../../../contracts/cases/forms'
import type { CaseView } from '../../../contracts/cases/views'
import { mainAction } from '../../shared/work'
import { type Draft, emptyDraft } from './draft'
import { dropForms, type Forms, keepForms, keptForms } from './kept-drafts'

function begun(view: CaseView): Forms {
  return keptForms(view.caseNo) ?? { open: mainAction(view.actions, view.request?.what), drafts: {} }
}

/** Which form is open on a case and what is typed in each; survives leaving the case, a reload and a new sign-in. */
export function useDraft(view: CaseView) {
  const [forms, setForms] = useState<Forms>(() => begun(view))

  // Kept at once and not by way of the state: a photo may arrive after the form, or the case, has been left.
  const put = useCallback(
    (change: (now: Forms) => Forms) => {
      const then = change(begun(view))
      keepForms(view.caseNo, then)
      setForms(then)
    },
    [view]
  )

  const open = useCallback((action: StaffAction) => put(now => ({ ...now, open: action })), [put])

  const edit = useCallback(
    (action: StaffAction, change: (draft: Draft) => Draft) =>
      put(now => ({
        ...now,
        drafts: { ...now.drafts, [action]: change(now.drafts[action] ?? emptyDraft(view, action)) }
      })),
    [put, view]
  )

  const clear = useCallback(() => {
    dropForms(view.caseNo)
    setForms({ drafts: {} })
  }, [view.caseNo])

  const draft = forms.open && (forms.drafts[forms.open] ?? emptyDraft(view, forms.open))
  return { action: forms.open, draft, open, edit, clear }
}
