import { useEffect, useRef, useState } from 'react'
import { showFirstWrong } from '../../platform/first-wrong'
import { canFindPosition, findPosition } from '../../platform/position'
import { usePendingPhotos } from '../photos/use-pending-photos'
import { dropStep, loadStep, saveStep } from './step-draft'
import { emptyStep, formOf, missingIn, type StepDraft, withPhotos } from './step-form-values'
import { type PhoneAction, planOf } from './step-plans'
import type { CaseSteps } from './use-case-steps'

export const stepPhotos = 9

/** Everything the form of one step does. */
export function useStepForm(account: string, caseNo: string, action: PhoneAction, steps: CaseSteps) {
  const plan = planOf(action)
  const [draft, setDraft] = useState<StepDraft>(() => loadStep(account, caseNo, action) ?? emptyStep)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [withPosition, setWithPosition] = useState(plan.position === true && canFindPosition)
  const [locating, setLocating] = useState(false)
  const latest = useRef(draft)
  const done = useRef(false)
  const change = (part: Partial<StepDraft>) => {
    if (done.current) return
    latest.current = { ...latest.current, ...part }
    saveStep(account, caseNo, action, latest.current)
    setDraft(latest.current)
    setErrors({})
  }
  const restored = useRef(false)
  const photos = usePendingPhotos(stepPhotos, names => restored.current && change(withPhotos(latest.current, names)))
  const { restore } = photos

  // biome-ignore lint/correctness/useExhaustiveDependencies: once; the form is made anew for another step
  useEffect(() => {
    void restore(latest.current.photos).then(() => {
      restored.current = true
    })
  }, [])

  const send = async () => {
    if (locating || steps.sending) return
    const names = await photos.names()
    const wrong = photos.wrong()
    const missing = { ...missingIn(action, { ...latest.current, photos: names }), ...(wrong && { media: wrong }) }
    setErrors(missing)
    if (Object.keys(missing).length > 0) return showFirstWrong()
    setLocating(withPosition)
    const position = withPosition ? await here() : undefined
    setLocating(false)
    if (!(await steps.take(action, formOf(action, latest.current, position), names))) return
    done.current = true
    dropStep(account, caseNo, action)
  }
  const shown = Object.keys(errors).length > 0 ? errors : steps.fields
  return { plan, draft, change, errors: shown, photos, withPosition, setWithPosition, locating, send }
}

/** Where the person stands, or nothing: an answer never waits long for it and never fails without it. */
async function here() {
  const soon = new Promise<undefined>(resolve => setTimeout(resolve, 8_000, undefined))
  return Promise.race([
    findPosition().then(
      ({ point }) => point,
      () => undefined
    ),
    soon
  ])
}
