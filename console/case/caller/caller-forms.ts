import type { CallerAction } from '../../../contracts/cases/caller-actions'

interface CallerForm {
  button: string
  words: { field: 'note' | 'reason'; label: string }
  photos?: true
  /** Asks whether it is solved, and for stars. */
  verdict?: true
}

/** What the desk asks the person on the line, by step. */
export const callerForms: Record<CallerAction, CallerForm> = {
  supplement: { button: '代为补充', words: { field: 'note', label: '市民补充了什么' }, photos: true },
  urge: { button: '代为催办', words: { field: 'note', label: '市民催办的话（可不填）' } },
  evaluate: { button: '代为评价', words: { field: 'note', label: '市民的话（可不填）' }, verdict: true },
  reopen: { button: '代为要求重办', words: { field: 'reason', label: '市民说还有什么问题' }, photos: true },
  requestReopening: { button: '代为申请重办', words: { field: 'reason', label: '市民说还有什么问题' }, photos: true }
}
