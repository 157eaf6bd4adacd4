import { useCallback, useEffect, useRef, useState } from 'react'
import * as cases from '../../../contracts/cases/api'
import type { StaffAction } from '../../../contracts/cases/forms'
import type { CaseView } from '../../../contracts/cases/views'
import { call } from '../../api/call'
import { asApiError } from '../../api/errors'
import { forgetStepKey, stepKeyFor } from '../../drafts/step-key'
import { namesIn } from './action-forms'
import { type Draft, readForm } from './draft'

interface Outcome {
  done: (action: StaffAction, after: CaseView) => void
  /** A colleague changed the case first. */
  overtaken: (after: CaseView, message: string) => void
}

interface Sent {
  action: StaffAction
  body: object & { version: number }
}

/** Sends a step once, however often the button is pressed, and shows what is wrong if it is refused. */
export function useStep(view: CaseView, { done, overtaken }: Outcome) {
  const { caseNo, version } = view
  const sending = useRef(false)
  /** The step that got no answer. It may have been taken. */
  const unanswered = useRef<Sent>()
  const [busy, setBusy] = useState(false)
  const [fields, setFields] = useState<Record<string, string>>({})
  const [failure, setFailure] = useState<string>()

  /** Shows why the step was not taken, or that nobody knows. */
  const showRefusal = useCallback(
    async (sent: Sent, problem: unknown) => {
      const { code, message, fields: wrong } = asApiError(problem)
      unanswered.current = code === 'offline' ? sent : undefined
      if (code === 'case_changed' || code === 'wrong_state' || code === 'key_reused') {
        overtaken(await call(cases.oneCase, { params: { caseNo } }), message)
        return
      }
      setFields(wrong)
      const wrongNames = Object.keys(wrong)
      const atFields = wrongNames.length > 0 && wrongNames.every(name => namesIn(sent.action).includes(name))
      if (!atFields) setFailure(code === 'offline' ? `${message}。填的内容都还在，不会重复提交` : message)
    },
    [caseNo, overtaken]
  )

  const sendOnce = useCallback(
    async (sent: Sent) => {
      const { action, body } = sent
      const subject = `case ${caseNo}`
      const input = { params: { caseNo, action }, body, idempotencyKey: stepKeyFor(subject, sent) }
      let after: CaseView
      try {
        after = await call(cases.caseAction, input)
      } catch (problem) {
        return showRefusal(sent, problem)
      }
      // The step is taken, whatever goes wrong from here on.
      unanswered.current = undefined
      forgetStepKey(subject)
      done(action, after)
    },
    [caseNo, done, showRefusal]
  )

  const run = useCallback(
    async (sent: Sent) => {
      if (sending.current) return
      sending.current = true
      setBusy(true)
      await sendOnce(sent).catch(problem => setFailure(asApiError(problem).message))
      sending.current = false
      setBusy(false)
    },
    [sendOnce]
  )

  const send = useCallback(
    async (action: StaffAction, draft: Draft) => {
      setFailure(undefined)
      const read = readForm(action, draft)
      setFields('fields' in read ? read.fields : {})
      if ('body' in read) await run({ action, body: { ...read.body, version } })
    },
    [version, run]
  )

  // The case has changed since a step got no answer: asking again under its key tells whether this was the change.
  useEffect(() => {
    const waiting = unanswered.current
    if (waiting && waiting.body.version !== version) run(waiting)
  }, [version, run])

  const clear = useCallback(() => {
    setFields({})
    setFailure(undefined)
  }, [])

  return { busy, fields, failure, send, clear, refuse: setFields }
}
