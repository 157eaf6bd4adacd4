import type { StaffAction } from '../../../contracts/cases/forms'
import { forgettable } from '../../shared/forgettable'
import type { Draft } from './draft'

/** Which form is open on a case and what is typed in each. */
export interface Forms {
  open?: StaffAction
  drafts: Partial<Record<StaffAction, Draft>>
}

const prefix = 'mashangban.console.draft.'

export function keptForms(caseNo: string): Forms | undefined {
  const text = sessionStorage.getItem(prefix + caseNo)
  return text ? (JSON.parse(text) as Forms) : undefined
}

export function keepForms(caseNo: string, forms: Forms) {
  sessionStorage.setItem(prefix + caseNo, JSON.stringify(forms))
}

export function dropForms(caseNo: string) {
  sessionStorage.removeItem(prefix + caseNo)
}

/** Whether somebody began to fill in a form of this case and has not sent it. */
export function hasDraft(caseNo: string): boolean {
  return Object.keys(keptForms(caseNo)?.drafts ?? {}).length > 0
}

forgettable(() => {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
})
