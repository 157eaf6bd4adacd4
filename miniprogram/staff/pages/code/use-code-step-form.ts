import { useState } from 'react'
import { parseScannedCode, typingMistakeIn } from '../../codes/scanned-code'
import { usePendingPhotos } from '../../photos/use-pending-photos'
import type { CodeFieldStep } from './code-field-steps'
import type { CodeSteps } from './use-code-steps'

export const codeStepPhotos = 3

const done: Record<CodeFieldStep, string> = {
  replace: '已更换，旧码停用',
  damage: '已登记损坏',
  lose: '已登记遗失',
  restore: '已恢复使用'
}

/** The form of one step with a code that hangs. */
export function useCodeStepForm(code: string, step: CodeFieldStep, steps: CodeSteps, onDone: () => void) {
  const [words, setWords] = useState('')
  const [error, setError] = useState<string>()
  const photos = usePendingPhotos(codeStepPhotos)

  /** `given` is the new code that replaces this one. */
  const send = async (given?: string) => {
    const text = words.trim()
    if (step === 'lose' && [...text].length < 2) return setError('请写明原因')
    const successor = parseScannedCode(given)
    if (step === 'replace' && successor.kind !== 'looking')
      return steps.setTrouble(typingMistakeIn(successor) ?? '请扫新的一张')
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
