import { readStored, removeStored, store } from '../../../platform/phone-storage'
import type { CodeFieldStep } from './code-field-steps'

/** What has been filled in for one step with a code that hangs. */
export interface CodeStepDraft {
  words: string
  photos: string[]
}

const nameOf = (code: string, step: CodeFieldStep) => `staff-code-step:${code}:${step}`

export function loadCodeStep(code: string, step: CodeFieldStep): CodeStepDraft {
  return readStored(nameOf(code, step)) ?? { words: '', photos: [] }
}

export function saveCodeStep(code: string, step: CodeFieldStep, draft: CodeStepDraft) {
  store(nameOf(code, step), draft)
}

export function dropCodeStep(code: string, step: CodeFieldStep) {
  removeStored(nameOf(code, step))
}

/** Whether somebody began to fill it in and has not sent it. */
export function isBegun(code: string, step: CodeFieldStep): boolean {
  const { words, photos } = loadCodeStep(code, step)
  return words.trim() !== '' || photos.length > 0
}
