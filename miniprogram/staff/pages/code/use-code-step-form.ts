import { useState } from 'react'
import { seenOf, slipIn } from '../../codes/seen'
import { useHeldPhotos } from '../../photos/use-held-photos'
import type { FieldStep } from './code-step-panel'
import type { Steps } from './use-code-steps'

export const stepPhotos = 3

const done: Record<FieldStep, string> = {
  replace: '已更换，旧码停用',
  damage: '已登记损坏',
  lose: '已登记遗失',
  restore: '已恢复使用'
}

/** The form of one step with a code that hangs. */
export function useStepForm(code: string, step: FieldStep, steps: Steps, onDone: () => void) {
  const [words, setWords] = useState('')
  const [error, setError] = useState<string>()
  const photos = useHeldPhotos(stepPhotos)

  /** `given` is the new code that replaces this one. */
  const send = async (given?: string) => {
    const text = words.trim()
    if (step === 'lose' && [...text].length < 2) return setError('请写明原因')
    const successor = seenOf(given)
    if (step === 'replace' && successor.kind !== 'looking') return steps.setTrouble(slipIn(successor) ?? '请扫新的一张')
    const form = {
      ...(text && { [step === 'lose' ? 'reason' : 'note']: text }),
      ...('code' in successor && { successor: successor.code })
    }
    setError(undefined)
    if (await steps.take({ code, action: step, form, photos: await photos.names() }, done[step])) onDone()
  }
  return {
    words,
    setWords: (text: string) => {
      setWords(text)
      setError(undefined)
    },
    error,
    photos,
    send
  }
}
