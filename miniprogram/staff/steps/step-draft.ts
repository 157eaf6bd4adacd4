import { readStored, removeStored, store } from '../../platform/phone-storage'
import type { StepDraft } from './step-form-values'

const nameOf = (account: string, caseNo: string, action: string) => `staff-step:${account}:${caseNo}:${action}`

export function loadStep(account: string, caseNo: string, action: string): StepDraft | undefined {
  return readStored(nameOf(account, caseNo, action))
}

export function saveStep(account: string, caseNo: string, action: string, draft: StepDraft) {
  store(nameOf(account, caseNo, action), draft)
}

export function dropStep(account: string, caseNo: string, action: string) {
  removeStored(nameOf(account, caseNo, action))
}
