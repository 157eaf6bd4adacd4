import { useCallback, useState } from 'react'
import type { StaffAction } from '../../../contracts/cases/forms'
import type { CaseView } from '../../../contracts/cases/views'
import { deleteForms, type SavedForms, savedForms, saveForms } from '../../drafts/saved-forms'
import { mainAction } from '../../duties/duties'
import { type Draft, emptyDraft } from './draft'

type Forms = SavedForms<Draft>

function savedOrNew(view: CaseView): Forms {
  return savedForms<Draft>(view.caseNo) ?? { open: mainAction(view.actions, view.request?.what), drafts: {} }
}

/** Which form is open on a case and what is typed in each. It survives leaving the case, a reload and a new sign-in. */
export function useDraft(view: CaseView) {
  const [forms, setForms] = useState<Forms>(() => savedOrNew(view))

  // The change is saved here and not in an effect: a photo may arrive after the form, or the case, has been left.
  const put = useCallback(
    (change: (now: Forms) => Forms) => {
      const then = change(savedOrNew(view))
      saveForms(view.caseNo, then)
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
    deleteForms(view.caseNo)
    setForms({ drafts: {} })
  }, [view.caseNo])

  const draft = forms.open && (forms.drafts[forms.open] ?? emptyDraft(view, forms.open))
  return { action: forms.open, draft, open, edit, clear }
}
