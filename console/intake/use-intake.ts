import { useCallback, useRef, useState } from 'react'
import type { NewReport, SentReport } from '../../contracts/reports/views'
import { takeReport } from '../api/reports'
import { type ApiError, asApiError } from '../api/request'
import { dropPlace, lastAddress } from '../queue/places'
import { emptyIntake, type IntakeDraft, readIntake } from './draft'
import { dropIntake, type Intake, keepIntake, keptIntake, newIntake } from './kept-intake'

const shownFields = ['text', 'topic', 'code', 'address', 'media', 'contact.name', 'contact.phone']

/** One call: kept at every stroke, sent under one key however often, and gone only when somebody begins the next. */
export function useIntake() {
  const [intake, setIntake] = useState<Intake>(() => keptIntake() ?? newIntake())
  const { key } = intake
  const sending = useRef(false)
  const [busy, setBusy] = useState(false)
  const [fields, setFields] = useState<Record<string, string>>({})
  const [failure, setFailure] = useState<string>()

  // Kept at once and not by way of the state: a photo may arrive after the page, or the call, has been left.
  const put = useCallback(
    (change: (now: Intake) => Intake) => {
      const now = keptIntake()
      if (now?.key !== key) return
      const then = change(now)
      keepIntake(then)
      setIntake(then)
    },
    [key]
  )

  const edit = useCallback(
    (change: (draft: IntakeDraft) => IntakeDraft) => put(now => ({ ...now, draft: change(now.draft) })),
    [put]
  )

  function told({ code, message, fields: wrong }: ApiError) {
    const names = Object.keys(wrong)
    if (code.startsWith('code_')) setFields({ code: message })
    else setFields(wrong)
    if (code.startsWith('code_') || (names.length > 0 && names.every(name => shownFields.includes(name)))) return
    setFailure(code === 'offline' ? `${message}。填的内容都还在，再提交也不会登记两件` : message)
  }

  async function send() {
    if (sending.current) return
    setFailure(undefined)
    const read = readIntake(intake.draft)
    setFields('fields' in read ? read.fields : {})
    if ('fields' in read) return
    sending.current = true
    setBusy(true)
    try {
      const { sent, earlier } = await sendOnce(read.report, intake)
      dropPlace(lastAddress())
      // The caller's name and number are the server's now: this desk keeps nothing of them.
      const { joinCase } = intake.draft
      put(now => ({ ...now, draft: { ...emptyIntake, joinCase }, unsure: [], sent, ...(earlier && { earlier }) }))
    } catch (problem) {
      const refusal = asApiError(problem)
      const lost = refusal.code === 'offline' || refusal.code === 'internal'
      if (lost) put(now => ({ ...now, unsure: [...now.unsure, read.report] }))
      told(refusal)
    } finally {
      sending.current = false
      setBusy(false)
    }
  }

  const begin = useCallback(() => {
    dropIntake()
    setFields({})
    setFailure(undefined)
    setIntake(newIntake())
  }, [])

  return { ...intake, busy, fields, failure, edit, send, begin, refuse: setFields }
}

/**
 * Sends a report under its key. When the server knows the key with other content, one of those sent before without an
 * answer has arrived: sending that again gives its answer.
 */
async function sendOnce(report: NewReport, { key, unsure }: Intake): Promise<{ sent: SentReport; earlier: boolean }> {
  let refusal: unknown
  for (const [at, each] of [report, ...unsure].entries()) {
    try {
      return { sent: await takeReport(each, key), earlier: at > 0 }
    } catch (problem) {
      refusal ??= problem
      if (asApiError(problem).code !== 'key_reused') throw at > 0 ? refusal : problem
    }
  }
  throw refusal
}
