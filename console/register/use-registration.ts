import { useCallback, useRef, useState } from 'react'
import type { ApiError } from '../../contracts/api-error'
import * as reports from '../../contracts/reports/api'
import type { NewReport, SentReport } from '../../contracts/reports/views'
import { call } from '../api/call'
import { asApiError } from '../api/errors'
import { deleteQueue, lastAddress } from '../queue/saved-queues'
import { emptyRegistration, type RegistrationDraft, readRegistration } from './draft'
import {
  deleteRegistration,
  newRegistration,
  type Registration,
  savedRegistration,
  saveRegistration
} from './saved-registration'

const shownFields = ['text', 'topic', 'code', 'address', 'point', 'media', 'contact.name', 'contact.phone']

/**
 * One report being registered. It is saved at every keystroke, always sent under the same key, and deleted when the
 * next one starts.
 */
export function useRegistration() {
  const [registration, setRegistration] = useState<Registration>(() => savedRegistration() ?? newRegistration())
  const { key } = registration
  const sending = useRef(false)
  const [busy, setBusy] = useState(false)
  const [fields, setFields] = useState<Record<string, string>>({})
  const [failure, setFailure] = useState<string>()

  // The change is saved here and not in an effect: a photo may arrive after the page has been left.
  const put = useCallback(
    (change: (now: Registration) => Registration) => {
      const now = savedRegistration()
      if (now?.key !== key) return
      const then = change(now)
      saveRegistration(then)
      setRegistration(then)
    },
    [key]
  )

  const edit = useCallback(
    (change: (draft: RegistrationDraft) => RegistrationDraft) => put(now => ({ ...now, draft: change(now.draft) })),
    [put]
  )

  function showRefusal({ code, message, fields: wrong }: ApiError) {
    const names = Object.keys(wrong)
    if (code.startsWith('code_')) setFields({ code: message })
    else setFields(wrong)
    if (code.startsWith('code_') || (names.length > 0 && names.every(name => shownFields.includes(name)))) return
    setFailure(code === 'offline' ? `${message}。填的内容都还在，再提交也不会登记两件` : message)
  }

  async function send() {
    if (sending.current) return
    setFailure(undefined)
    const read = readRegistration(registration.draft)
    setFields('fields' in read ? read.fields : {})
    if ('fields' in read) return
    sending.current = true
    setBusy(true)
    try {
      const { sent, earlier } = await sendOnce(read.report, registration)
      deleteQueue(lastAddress())
      // The server has the caller's name and number now; they are deleted here.
      const { joinCase } = registration.draft
      put(now => ({
        ...now,
        draft: { ...emptyRegistration, joinCase },
        unanswered: [],
        sent,
        ...(earlier && { earlier })
      }))
    } catch (problem) {
      const refusal = asApiError(problem)
      const lost = refusal.code === 'offline' || refusal.code === 'internal'
      if (lost) put(now => ({ ...now, unanswered: [...now.unanswered, read.report] }))
      showRefusal(refusal)
    } finally {
      sending.current = false
      setBusy(false)
    }
  }

  const begin = useCallback(() => {
    deleteRegistration()
    setFields({})
    setFailure(undefined)
    setRegistration(newRegistration())
  }, [])

  return { ...registration, busy, fields, failure, edit, send, begin, refuse: setFields }
}

/**
 * Sends a report under its key. If the server knows the key with other content, an earlier version has arrived: sending
 * that version again returns its answer.
 */
async function sendOnce(
  report: NewReport,
  { key, unanswered }: Registration
): Promise<{ sent: SentReport; earlier: boolean }> {
  let refusal: unknown
  for (const [at, each] of [report, ...unanswered].entries()) {
    try {
      return { sent: await call(reports.registerReport, { body: each, idempotencyKey: key }), earlier: at > 0 }
    } catch (problem) {
      refusal ??= problem
      if (asApiError(problem).code !== 'key_reused') throw at > 0 ? refusal : problem
    }
  }
  throw refusal
}
