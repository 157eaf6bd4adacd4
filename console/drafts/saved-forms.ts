import type { StaffAction } from '../../contracts/cases/forms'
import { onSignOut } from '../session/on-sign-out'
import { windowStorage } from '../storage/window-storage'

/** Which form is open on a case and what is typed in each. The case page knows what a draft holds. */
export interface SavedForms<Draft> {
  open?: StaffAction
  drafts: Partial<Record<StaffAction, Draft>>
}

const prefix = 'mashangban.console.draft.'

export function savedForms<Draft>(caseNo: string): SavedForms<Draft> | undefined {
  const text = windowStorage.getItem(prefix + caseNo)
  return text ? (JSON.parse(text) as SavedForms<Draft>) : undefined
}

export function saveForms<Draft>(caseNo: string, forms: SavedForms<Draft>) {
  windowStorage.setItem(prefix + caseNo, JSON.stringify(forms))
}

export function deleteForms(caseNo: string) {
  windowStorage.removeItem(prefix + caseNo)
}

/** Whether somebody started to fill in a form of this case and has not sent it. */
export function hasDraft(caseNo: string): boolean {
  return Object.keys(savedForms(caseNo)?.drafts ?? {}).length > 0
}

onSignOut(() => {
  for (const key of windowStorage.keys()) if (key.startsWith(prefix)) windowStorage.removeItem(key)
})
