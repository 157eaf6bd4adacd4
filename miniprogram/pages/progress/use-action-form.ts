import { useEffect, useRef, useState } from 'react'
import type { ResidentAction } from '../../../contracts/cases/forms'
import { photoLimits } from '../../../contracts/media/views'
import type { ReportView } from '../../../contracts/reports/views'
import { asApiError } from '../../api/errors'
import { explainSending } from '../../api/explain'
import { takeAction } from '../../api/reports'
import { releasePhotos, restorePhotos } from '../../photos/kept-photos'
import { usePhotos } from '../../photos/use-photos'
import { showFirstWrong } from '../../platform/first-wrong'
import { whenOnline } from '../../platform/when-online'
import { type ActionDraft, dropActionDraft, loadActionDraft, saveActionDraft } from './action-draft'
import { actionForms, bodyOf, wordsFieldOf } from './action-forms'

/** One small form: what is filled in outlives the page, one tap sends once, a failure loses nothing. */
export function useActionForm(reportId: string, action: ResidentAction, onDone: (report: ReportView) => void) {
  const draft = useRef<ActionDraft>()
  draft.current ??= loadActionDraft(reportId, action)
  const { note, solved, stars } = draft.current
  const [, redraw] = useState(0)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [trouble, setTrouble] = useState<string>()
  const [sending, setSending] = useState(false)
  const busy = useRef(false)
  const gone = useRef(false)
  /** The last attempt failed for want of a network alone. */
  const waiting = useRef(false)
  const restored = useRef(false)

  const keep = (part: Partial<ActionDraft>) => {
    if (gone.current) return
    const next = { ...(draft.current ?? loadActionDraft(reportId, action)), ...part }
    draft.current = next
    saveActionDraft(reportId, action, next)
    redraw(count => count + 1)
  }
  const photos = usePhotos(photoLimits.perStep, {
    onChange: ({ sent, unsent, failed }) => {
      if (!restored.current) return
      keep({ photos: sent, unsent })
      setErrors(({ media: _, ...others }) => others)
      if (failed.length === 0 && !busy.current && !waiting.current) setTrouble(undefined)
    }
  })
  const { queue } = photos

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, what an earlier visit left
  useEffect(() => {
    const before = draft.current
    if (!before) return
    void restorePhotos(queue, before, () => !gone.current).then(() => {
      restored.current = true
      keep({ photos: queue.sent, unsent: queue.unsent })
    })
  }, [])

  const touch = (field: string, part: Partial<ActionDraft>) => {
    keep(part)
    waiting.current = false
    setErrors(({ [field]: _, ...others }) => others)
    setTrouble(undefined)
  }

  const attempt = async (): Promise<ReportView | undefined> => {
    queue.retryFailed()
    await queue.idle()
    if (queue.failed.length > 0) {
      waiting.current = queue.failed.every(({ refused }) => !refused)
      setTrouble(
        waiting.current
          ? '有照片没传上去，有信号了会自己提交；也可以再按一次，或先去掉那张照片。'
          : '有照片发不了，请点它右上角的 × 去掉，再提交。'
      )
      return
    }
    const media = queue.sent.map(photo => photo.id)
    const answers = draft.current ?? loadActionDraft(reportId, action)
    return takeAction(reportId, action, bodyOf(action, { ...answers, media }))
  }

  const send = async () => {
    if (busy.current) return
    busy.current = true
    waiting.current = false
    setSending(true)
    setErrors({})
    setTrouble(undefined)
    const after = await attempt().catch(thrown => {
      const error = asApiError(thrown)
      waiting.current = error.code === 'offline'
      if (error.code === 'media_taken') queue.sendAgain()
      setErrors(error.fields)
      setTrouble(explainSending(error, actionForms[action].send))
      if (Object.keys(error.fields).length > 0) showFirstWrong()
      return undefined
    })
    busy.current = false
    setSending(false)
    if (!after) return
    gone.current = true
    dropActionDraft(reportId, action)
    releasePhotos(queue)
    onDone(after)
  }

  const latest = useRef(send)
  latest.current = send
  useEffect(() => whenOnline(() => waiting.current && void latest.current()), [])

  return {
    note,
    write: (words: string) => touch(wordsFieldOf(action), { note: words }),
    solved,
    judge: (answer: boolean) => touch('solved', { solved: answer }),
    stars,
    rate: (given: number) => touch('stars', { stars: given }),
    errors,
    trouble,
    sending,
    send,
    photos
  }
}
