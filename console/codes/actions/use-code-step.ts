import { useCallback, useRef, useState } from 'react'
import { codeForms, type StaffCodeAction, type StaffCodeView } from '../../../contracts/codes/staff-views'
import { fetchCode, takeCodeStep } from '../../api/codes'
import { asApiError } from '../../api/request'
import { useSession } from '../../session/session'
import { useSend } from '../../shared/use-send'
import { type CodeDraft, readCodeForm } from './code-draft'

interface Outcome {
  done: (action: StaffCodeAction, after: StaffCodeView) => void
  /** Somebody else was quicker: this is how the code is now. */
  overtaken: (after: StaffCodeView) => void
}

/** Sends one step once, however often the button is pressed, and says what is wrong when it cannot. */
export function useCodeStep(view: StaffCodeView, { done, overtaken }: Outcome) {
  const { account } = useSession()
  const { busy, failure, send: once, refuse } = useSend()
  const [fields, setFields] = useState<Record<string, string>>({})
  /** The step whose answer never came: it may have been taken. */
  const unsure = useRef<StaffCodeAction>()

  const send = (action: StaffCodeAction, draft: CodeDraft) => {
    const read = readCodeForm(action, draft)
    setFields('fields' in read ? read.fields : {})
    if ('fields' in read) return refuse(undefined)
    return once(async () => {
      try {
        done(action, await takeCodeStep(view.code, action, view.version, read.body))
      } catch (problem) {
        const { code, fields: wrong } = asApiError(problem)
        if (code === 'offline') unsure.current = action
        if (code === 'code_changed' || code === 'code_state' || code === 'code_taken') {
          const after = await fetchCode(view.code)
          const last = after.history.at(-1)
          // The history names people and does not say who asks: a namesake at the same code at once is not expected.
          const mine = unsure.current === action && last?.action === action && last.by.name === account.name
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
