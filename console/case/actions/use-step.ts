import { useCallback, useRef, useState } from 'react'
import type { StaffAction } from '../../../contracts/cases/forms'
import type { CaseView } from '../../../contracts/cases/views'
import { fetchCase, takeStep } from '../../api/cases'
import { asApiError } from '../../api/request'
import { namesIn } from './action-forms'
import { type Draft, readForm } from './draft'

interface Outcome {
  done: (action: StaffAction, after: CaseView) => void
  /** Somebody else was quicker. */
  overtaken: (after: CaseView, message: string) => void
}

/** Sends one step once, however often the button is pressed, and says what is wrong when it cannot. */
export function useStep(view: CaseView, { done, overtaken }: Outcome) {
  const sending = useRef(false)
  /** The step whose answer never came: it may have been taken. */
  const unsure = useRef<StaffAction>()
  const [busy, setBusy] = useState(false)
  const [fields, setFields] = useState<Record<string, string>>({})
  const [failure, setFailure] = useState<string>()

  const lookAgain = useCallback(
    async (action: StaffAction, message: string) => {
      const after = await fetchCase(view.caseNo)
      const last = [...after.history].sort((one, other) => one.at.localeCompare(other.at)).at(-1)
      const mine = unsure.current === action && last?.action === action && last.by.me
      if (mine) done(action, after)
      else overtaken(after, message)
    },
    [view.caseNo, done, overtaken]
  )

  const send = useCallback(
    async (action: StaffAction, draft: Draft) => {
      if (sending.current) return
      setFailure(undefined)
      const read = readForm(action, draft)
      setFields('fields' in read ? read.fields : {})
      if ('fields' in read) return
      sending.current = true
      setBusy(true)
      try {
        done(action, await takeStep(view.caseNo, action, view.version, read.body))
      } catch (problem) {
        const { code, message, fields: wrong } = asApiError(problem)
        if (code === 'offline') unsure.current = action
        if (code === 'case_changed' || code === 'wrong_state') {
          await lookAgain(action, message).catch(again => setFailure(asApiError(again).message))
        } else {
          setFields(wrong)
          const told = Object.keys(wrong)
          const atFields = told.length > 0 && told.every(name => namesIn(action).includes(name))
          if (!atFields) setFailure(code === 'offline' ? `${message}。填的内容都还在，不会重复提交` : message)
        }
      } finally {
        sending.current = false
        setBusy(false)
      }
    },
    [view.caseNo, view.version, done, lookAgain]
  )

  const clear = useCallback(() => {
    setFields({})
    setFailure(undefined)
  }, [])

  return { busy, fields, failure, send, clear, refuse: setFields }
}
