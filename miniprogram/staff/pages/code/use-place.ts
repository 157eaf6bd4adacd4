import { useEffect, useRef, useState } from 'react'
import type { StaffCodeView } from '../../../../contracts/codes/staff-views'
import { showFirstWrong } from '../../../platform/first-wrong'
import { usePendingPhotos } from '../../photos/use-pending-photos'
import { asForm, dropPlace, loadPlace, missingIn, newPlace, type PlaceDraft, savePlace } from './place-draft'
import type { CodeSteps } from './use-code-steps'

export const placePhotos = 3

/** Everything the form for hanging a code does. `carried` is what was written for the code before it. */
export function usePlace(code: string, plan: StaffCodeView | undefined, steps: CodeSteps, carried: string | undefined) {
  const [draft, setDraft] = useState<PlaceDraft>(() => begin(code, plan, carried))
  const [errors, setErrors] = useState<Record<string, string>>({})
  const latest = useRef(draft)
  const change = (part: Partial<PlaceDraft>) => {
    latest.current = { ...latest.current, ...part }
    savePlace(code, latest.current)
    setDraft(latest.current)
    setErrors(before => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in part))))
  }
  const restored = useRef(false)
  const photos = usePendingPhotos(placePhotos, names => restored.current && change({ photos: names }))
  const { restore } = photos

  // biome-ignore lint/correctness/useExhaustiveDependencies: once; the form is made anew for another code
  useEffect(() => {
    void restore(latest.current.photos).then(() => {
      restored.current = true
    })
  }, [])

  const post = async () => {
    const names = await photos.names()
    const wrong = photos.wrong()
    const missing = { ...missingIn(latest.current), ...(wrong && { photos: wrong }) }
    setErrors(missing)
    const [first] = Object.values(missing)
    if (first) {
      steps.setTrouble(`${first}。改好再按“确认张贴”。`)
      return showFirstWrong()
    }
    const step = { code, action: 'post' as const, form: asForm(latest.current), photos: names }
    if (await steps.take(step, '已张贴')) dropPlace(code)
  }
  // What the server complained of stands at its field until something is sent again.
  return { draft, change, errors: { ...named(steps.fields), ...errors }, photos, post }
}

/** The form has one field for the point, whichever part of it is wrong. */
function named({ 'point.0': lon, 'point.1': lat, ...fields }: Record<string, string>): Record<string, string> {
  const point = fields.point ?? lon ?? lat
  return point ? { ...fields, point } : fields
}

function begin(code: string, plan: StaffCodeView | undefined, carried: string | undefined): PlaceDraft {
  const own = loadPlace(code)
  if (own) return own
  const taken = carried ? loadPlace(carried) : undefined
  if (!carried || !taken) return newPlace(plan)
  dropPlace(carried)
  savePlace(code, taken)
  return taken
}
