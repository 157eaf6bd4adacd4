import { useEffect, useRef, useState } from 'react'
import { showFirstWrong } from '../../../platform/first-wrong'
import { parseScannedCode, typingMistakeIn } from '../../codes/scanned-code'
import { usePendingPhotos } from '../../photos/use-pending-photos'
import type { CodeFieldStep } from './code-field-steps'
import { dropCodeStep, loadCodeStep, saveCodeStep } from './code-step-draft'
import type { CodeSteps } from './use-code-steps'

export const codeStepPhotos = 3

const told: Record<CodeFieldStep, string> = {
  replace: '已更换，旧码停用',
  damage: '已登记损坏',
  lose: '已登记遗失',
  restore: '已恢复使用'
}

/** The form of one step with a code that hangs. What is filled in is kept until it is sent or in the outbox. */
export function useCodeStepForm(code: string, step: CodeFieldStep, steps: CodeSteps, onDone: () => void) {
  const [draft, setDraft] = useState(() => loadCodeStep(code, step))
  const [error, setError] = useState<string>()
  const latest = useRef(draft)
  const done = useRef(false)
  const change = (part: Partial<typeof draft>) => {
    if (done.current) return
    latest.current = { ...latest.current, ...part }
    saveCodeStep(code, step, latest.current)
    setDraft(latest.current)
  }
  const restored = useRef(false)
  const photos = usePendingPhotos(codeStepPhotos, names => restored.current && change({ photos: names }))
  const { restore } = photos

  // biome-ignore lint/correctness/useExhaustiveDependencies: once; the form is made anew for another step
  useEffect(() => {
    void restore(latest.current.photos).then(() => {
      restored.current = true
    })
  }, [])

  /** `given` is the new code that replaces this one. */
  const send = async (given?: string) => {
    const text = latest.current.words.trim()
    if (step === 'lose' && [...text].length < 2) {
      setError('请写明原因')
      return showFirstWrong()
    }
    const names = await photos.names()
    const wrong = photos.wrong()
    if (wrong) return steps.setTrouble(`${wrong}。`)
    const successor = parseScannedCode(given)
    if (step === 'replace' && successor.kind !== 'looking')
      return steps.setTrouble(typingMistakeIn(successor) ?? '请扫新的一张')
    const form = {
      ...(text && { [step === 'lose' ? 'reason' : 'note']: text }),
      ...('code' in successor && { successor: successor.code })
    }
    setError(undefined)
    if (!(await steps.take({ code, action: step, form, photos: names }, told[step]))) return
    done.current = true
    dropCodeStep(code, step)
    onDone()
  }
  return {
    words: draft.words,
    setWords: (text: string) => {
      change({ words: text })
      setError(undefined)
    },
    error: error ?? steps.fields.reason ?? steps.fields.note,
    photos,
    send
  }
}
