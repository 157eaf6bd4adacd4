import * as cases from '../../../../contracts/cases/api'
import type { CaseView } from '../../../../contracts/cases/views'
import type { MediaView } from '../../../../contracts/media/views'
import * as redaction from '../../../../contracts/redaction/api'
import { call } from '../../../api/call'
import { asApiError } from '../../../api/errors'
import { forgetStepKey, stepKeyFor } from '../../../drafts/step-key'
import { useSend } from '../../../fetching/use-send'
import type { DrawnBox } from './drawn-box'

interface Outcome {
  done: (after: CaseView) => void
  /** A colleague was first: the case as it is now. */
  overtaken: (now: CaseView) => void
}

/** Sends the boxes of a photo, once, however often it is pressed and whatever happens to the answer. */
export function useRedact(caseNo: string, { id, redaction: known }: MediaView, { done, overtaken }: Outcome) {
  const { busy, failure, send } = useSend()
  const save = (drawn: readonly DrawnBox[]) =>
    send(async () => {
      const boxes = drawn.map(({ x, y, width, height }) => ({ x, y, width, height }))
      const body = { revision: known?.revision ?? 0, boxes }
      const subject = `redaction ${id}`
      const input = { params: { caseNo, media: id }, body, idempotencyKey: stepKeyFor(subject, body) }
      try {
        const after = await call(redaction.redactPhoto, input)
        forgetStepKey(subject)
        done(after)
      } catch (problem) {
        if (asApiError(problem).code === 'case_changed') overtaken(await call(cases.oneCase, { params: { caseNo } }))
        throw problem
      }
    })
  return { busy, failure, save }
}
