import { useCallback, useState } from 'react'
import type { StaffAction } from '../../../contracts/case-actions'
import type { CaseView } from '../../../contracts/cases'
import { forgettable } from '../../shared/forgettable'
import { mainAction } from '../../shared/work'
import { type Draft, emptyDraft } from './draft'

interface Desk {
  open?: StaffAction
  drafts: Partial<Record<StaffAction, Draft>>
}

const prefix = 'mashangban.console.draft.'

forgettable(() => {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
})

function kept(view: CaseView): Desk {
  const text = sessionStorage.getItem(prefix + view.caseNo)
  return text ? (JSON.parse(text) as Desk) : { open: mainAction(view.actions), drafts: {} }
}

/** Which form is open on a case and what is typed in each; survives leaving the case, a reload and a new sign-in. */
export function useDraft(view: CaseView) {
  const [desk, setDesk] = useState(() => kept(view))

  const put = useCallback(
    (edit: (now: Desk) => Desk) =>
      setDesk(now => {
        const then = edit(now)
        sessionStorage.setItem(prefix + view.caseNo, JSON.stringify(then))
        return then
      }),
    [view.caseNo]
  )

  const open = useCallback((action: StaffAction | undefined) => put(now => ({ ...now, open: action })), [put])

  const edit = useCallback(
    (change: (draft: Draft) => Draft) =>
      put(now => {
        if (!now.open) return now
        const draft = now.drafts[now.open] ?? emptyDraft(view)
        return { ...now, drafts: { ...now.drafts, [now.open]: change(draft) } }
      }),
    [put, view]
  )

  const clear = useCallback(() => {
    sessionStorage.removeItem(prefix + view.caseNo)
    setDesk({ drafts: {} })
  }, [view.caseNo])

  const draft = (desk.open && desk.drafts[desk.open]) ?? emptyDraft(view)
  return { action: desk.open, draft, open, edit, clear }
}
