import Taro from '@tarojs/taro'
import type { StepDraft } from './step-form-values'

const nameOf = (account: string, caseNo: string, action: string) => `staff-step:${account}:${caseNo}:${action}`

export function loadStep(account: string, caseNo: string, action: string): StepDraft | undefined {
  return Taro.getStorageSync(nameOf(account, caseNo, action)) || undefined
}

export function saveStep(account: string, caseNo: string, action: string, draft: StepDraft) {
  try {
    Taro.setStorageSync(nameOf(account, caseNo, action), draft)
  } catch {
    // Still on the page; it only does not outlive it.
  }
}

export function dropStep(account: string, caseNo: string, action: string) {
  Taro.removeStorageSync(nameOf(account, caseNo, action))
}
