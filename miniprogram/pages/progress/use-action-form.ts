import Taro from '@tarojs/taro'
import { useRef, useState } from 'react'
import type { ResidentAction } from '../../../contracts/cases/forms'
import { photoLimits } from '../../../contracts/media/views'
import type { ReportView } from '../../../contracts/reports/views'
import { asApiError } from '../../api/errors'
import { explainSending } from '../../api/explain'
import { takeAction } from '../../api/reports'
import { usePhotos } from '../../photos/use-photos'
import { actionForms, bodyOf, wordsFieldOf } from './action-forms'

/** One small form: what is typed outlives the page, one tap sends once, a failure loses nothing. */
export function useActionForm(reportId: string, action: ResidentAction, onDone: (report: ReportView) => void) {
  const kept = `words:${reportId}:${action}`
  const [note, setNote] = useState<string>(() => Taro.getStorageSync(kept) || '')
  const [solved, setSolved] = useState<boolean>()
  const [stars, setStars] = useState(0)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [trouble, setTrouble] = useState<string>()
  const [sending, setSending] = useState(false)
  const busy = useRef(false)
  const photos = usePhotos(photoLimits.perStep)

  const touched = (field: string) => {
    setErrors(({ [field]: _, ...others }) => others)
    setTrouble(undefined)
  }

  const write = (words: string) => {
    touched(wordsFieldOf(action))
    setNote(words)
    Taro.setStorageSync(kept, words)
  }

  const send = async () => {
    if (busy.current) return
    busy.current = true
    setSending(true)
    setErrors({})
    setTrouble(undefined)
    try {
      photos.queue.retryFailed()
      await photos.queue.idle()
      const media = photos.queue.sent.map(photo => photo.id)
      if (photos.queue.failed.length > 0) return setTrouble('有照片没传上去，再按一次重试，或先去掉那张照片。')
      const after = await takeAction(reportId, action, bodyOf(action, { note, media, solved, stars }))
      Taro.removeStorageSync(kept)
      onDone(after)
    } catch (thrown) {
      const error = asApiError(thrown)
      setErrors(error.fields)
      setTrouble(explainSending(error, actionForms[action].send))
    } finally {
      busy.current = false
      setSending(false)
    }
  }

  const judge = (answer: boolean) => {
    touched('solved')
    setSolved(answer)
  }
  const rate = (given: number) => {
    touched('stars')
    setStars(given)
  }

  return { note, write, solved, judge, stars, rate, errors, trouble, sending, send, photos }
}
