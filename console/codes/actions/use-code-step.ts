import { useCallback, useState } from 'react'
import * as codes from '../../../contracts/codes/api'
import { codeForms, type StaffCodeAction, type StaffCodeView } from '../../../contracts/codes/staff-views'
import { call } from '../../api/call'
import { asApiError } from '../../api/errors'
import { forgetStepKey, stepKeyFor } from '../../drafts/step-key'
import { useSend } from '../../fetching/use-send'
import { type CodeDraft, readCodeForm } from './code-draft'

interface Outcome {
  done: (action: StaffCodeAction, after: StaffCodeView) => void
  /** A colleague changed the code first; `after` is how it is now. */
  overtaken: (after: StaffCodeView) => void
}

/** Sends a step once, however often the button is pressed, and shows what is wrong if it is refused. */
export function useCodeStep(view: StaffCodeView, { done, overtaken }: Outcome) {
  const { busy, failure, send: once, refuse } = useSend()
  const [fields, setFields] = useState<Record<string, string>>({})
  const send = (action: StaffCodeAction, draft: CodeDraft) => {
    const read = readCodeForm(action, draft)
    setFields('fields' in read ? read.fields : {})
    if ('fields' in read) return refuse(undefined)
    return once(async () => {
      const subject = `code ${view.code}`
      const body = { ...read.body, version: view.version }
      const input = { params: { code: view.code, action }, body, idempotencyKey: stepKeyFor(subject, [action, body]) }
      let after: StaffCodeView
      try {
        after = await call(codes.codeAction, input)
      } catch (problem) {
        const { code, fields: wrong } = asApiError(problem)
        if (code === 'code_changed' || code === 'code_state' || code === 'code_taken' || code === 'key_reused') {
          overtaken(await call(codes.staffCode, { params: { code: view.code } }))
        }
        setFields(wrong)
        throw problem
      }
      forgetStepKey(subject)
      done(action, after)
    })
  }

  const clear = useCallback(() => {
    setFields({})
    refuse(undefined)
  }, [refuse])

  return { busy, failure, fields, send, clear, refuse: setFields }
}

export const knownFields = (action: StaffCodeAction) => Object.keys(codeForms[action].entries)
