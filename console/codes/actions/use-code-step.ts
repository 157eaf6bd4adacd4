import { useCallback, useRef, useState } from 'react'
import * as codes from '../../../contracts/codes/api'
import { codeForms, type StaffCodeAction, type StaffCodeView } from '../../../contracts/codes/staff-views'
import { call } from '../../api/call'
import { asApiError } from '../../api/errors'
import { useSend } from '../../fetching/use-send'
import { useSession } from '../../session/session'
import { type CodeDraft, readCodeForm } from './code-draft'

interface Outcome {
  done: (action: StaffCodeAction, after: StaffCodeView) => void
  /** A colleague changed the code first; `after` is how it is now. */
  overtaken: (after: StaffCodeView) => void
}

/** Sends a step once, however often the button is pressed, and shows what is wrong if it is refused. */
export function useCodeStep(view: StaffCodeView, { done, overtaken }: Outcome) {
  const { account } = useSession()
  const { busy, failure, send: once, refuse } = useSend()
  const [fields, setFields] = useState<Record<string, string>>({})
  /** The step that got no answer. It may have been taken. */
  const unanswered = useRef<StaffCodeAction>()

  const send = (action: StaffCodeAction, draft: CodeDraft) => {
    const read = readCodeForm(action, draft)
    setFields('fields' in read ? read.fields : {})
    if ('fields' in read) return refuse(undefined)
    return once(async () => {
      try {
        const params = { code: view.code, action }
        done(action, await call(codes.codeAction, { params, body: { ...read.body, version: view.version } }))
      } catch (problem) {
        const { code, fields: wrong } = asApiError(problem)
        if (code === 'offline') unanswered.current = action
        if (code === 'code_changed' || code === 'code_state' || code === 'code_taken') {
          const after = await call(codes.staffCode, { params: { code: view.code } })
          const last = after.history.at(-1)
          // The history holds names and no accounts. Two people of one name at the same code at once are not expected.
          const mine = unanswered.current === action && last?.action === action && last.by.name === account.name
          if (mine) return done(action, after)
          overtaken(after)
        }
        setFields(wrong)
        throw problem
      }
    })
  }

  const clear = useCallback(() => {
    setFields({})
    refuse(undefined)
  }, [refuse])

  return { busy, failure, fields, send, clear, refuse: setFields }
}

export const knownFields = (action: StaffCodeAction) => Object.keys(codeForms[action].entries)
