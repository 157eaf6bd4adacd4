import * as cases from '../../../contracts/cases/api'
import type { CaseView } from '../../../contracts/cases/views'
import * as redaction from '../../../contracts/redaction/api'
import type { Span } from '../../../contracts/redaction/words'
import { call } from '../../api/call'
import { asApiError } from '../../api/errors'
import { forgetStepKey, stepKeyFor } from '../../drafts/step-key'
import { useSend } from '../../fetching/use-send'

/** Words of a case and where they stand. */
export interface WordsHere {
  caseNo: string
  /** `report:<id>`, or `entry:<place in the history>`. */
  place: string
  words: string
}

/** Blacks out parts of words, or shows all of them again when there are none; once, whatever happens to the answer. */
export function useRedactWords({ caseNo, place, words }: WordsHere, moved: (after: CaseView) => void) {
  const { busy, failure, send } = useSend()
  const redact = (spans: readonly Span[], done: () => void) =>
    send(async () => {
      const body = { place, words, spans: [...spans] }
      const subject = `redaction ${caseNo} ${place}`
      const input = { params: { caseNo }, body, idempotencyKey: stepKeyFor(subject, body) }
      try {
        const after = await call(redaction.redactWords, input)
        forgetStepKey(subject)
        done()
        moved(after)
      } catch (problem) {
        if (asApiError(problem).code === 'case_changed') moved(await call(cases.oneCase, { params: { caseNo } }))
        throw problem
      }
    })
  return { busy, failure, redact }
}
