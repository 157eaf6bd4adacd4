import Taro from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import type { Point } from '../../../contracts/common'
import { photoLimits } from '../../../contracts/media/views'
import { asApiError } from '../../api/errors'
import { askToCorrect, explainSending } from '../../api/explain'
import { submitReport } from '../../api/reports'
import { asReport, type Draft, hasContent, newKey } from '../../drafts/draft'
import { dropDraft, loadDraft, saveDraft } from '../../drafts/draft-store'
import { keepReceipt } from '../../drafts/receipts'
import { usePhotos } from '../../photos/use-photos'
import { codeToSend, draftName, type Spot, spotAfter } from '../../places/spot'
import { findPhoto } from '../../platform/photo-store'
import { checkReport } from './check-report'

/** Everything the report page does: keep what is typed, send it once, say what to do when it did not work. */
export function useReportForm(spot: Spot, carry: boolean, choose: (spot: Spot) => void) {
  const name = draftName(spot)
  const draft = useRef<Draft>()
  const keptAs = useRef<string>()
  const busy = useRef(false)
  const [, redraw] = useState(0)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [trouble, setTrouble] = useState<string>()
  const [sending, setSending] = useState<'photos' | 'report'>()
  const [photoPlace, setPhotoPlace] = useState<Point>()
  draft.current ??= loadDraft(name)
  const current = draft.current

  const change = (part: Partial<Draft>) => {
    const next = { ...(draft.current ?? current), ...part }
    draft.current = next
    saveDraft(keptAs.current ?? name, next)
    setErrors(before => without(before, Object.keys(part)))
    redraw(count => count + 1)
  }

  const photos = usePhotos(photoLimits.perReport, {
    onChange: ({ sent, unsent }) => keptAs.current !== undefined && change({ photos: sent, unsent }),
    onSent: media => media.placeHint && setPhotoPlace(media.placeHint.point)
  })

  const { queue } = photos

  // A corrected code takes what is written along; another scan finds its own draft.
  useEffect(() => {
    const before = keptAs.current
    if (before === name) return
    const there = loadDraft(name)
    const taken = draft.current
    const moving = before !== undefined && carry && taken && !hasContent(there)
    keptAs.current = undefined
    draft.current = moving ? { ...taken, joinCase: undefined } : there
    if (!moving) queue.restore(there.photos)
    keptAs.current = name
    if (!moving)
      void Promise.all(there.unsent.map(findPhoto)).then(found => {
        if (keptAs.current === name) queue.add(found.filter(photo => photo !== undefined))
      })
    if (moving) {
      dropDraft(before)
      saveDraft(name, draft.current)
    }
    setErrors({})
    setTrouble(undefined)
    redraw(count => count + 1)
  }, [name, carry, queue])

  const attempt = async () => {
    setTrouble(undefined)
    setErrors({})
    queue.retryFailed()
    if (queue.busy) setSending('photos')
    await queue.idle()
    if (queue.failed.length > 0) {
      setTrouble(`有 ${queue.failed.length} 张照片没传上去。您写的都还在：再按一次“发送”重试，或先去掉那张照片。`)
      return
    }
    const ready = draft.current ?? current
    const checked = checkReport(asReport(ready, codeToSend(spot)))
    if ('errors' in checked) {
      setErrors(checked.errors)
      setTrouble(askToCorrect(checked.errors))
      return
    }
    setSending('report')
    const sent = await submitReport(checked.report, ready.key)
    const place = spot.kind === 'known' ? spot.view.name : ready.address
    keepReceipt({ ...sent, place, sentAt: new Date().toISOString(), joined: sent.caseNo === ready.joinCase })
    keptAs.current = undefined
    dropDraft(name)
    await Taro.redirectTo({ url: `/pages/sent/index?id=${sent.reportId}` })
  }

  /** A second tap while the first is under way does nothing. */
  const send = async () => {
    if (busy.current) return
    busy.current = true
    try {
      await attempt()
    } catch (thrown) {
      const error = asApiError(thrown)
      const code = codeToSend(spot)
      if (error.code === 'key_reused') change({ key: newKey() })
      if (error.code === 'media_taken') queue.sendAgain()
      if (error.fields.joinCase) change({ joinCase: undefined })
      if (code && (error.code === 'code_unknown' || error.code === 'code_retired')) choose(spotAfter(error, code))
      setErrors(error.fields)
      setTrouble(explainSending(error))
    } finally {
      busy.current = false
      setSending(undefined)
    }
  }

  return { draft: current, change, errors, trouble, sending, send, photos, photoPlace }
}

/** Complaints about a field are gone as soon as it is touched. */
function without(errors: Record<string, string>, touched: string[]): Record<string, string> {
  const names = touched.map(name => (name === 'photos' ? 'media' : name === 'phone' ? 'contact' : name))
  const left = Object.entries(errors).filter(([field]) => !names.some(name => field.startsWith(name)))
  return left.length === Object.keys(errors).length ? errors : Object.fromEntries(left)
}
