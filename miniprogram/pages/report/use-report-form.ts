import { useEffect, useRef, useState } from 'react'
import type { Point } from '../../../contracts/common'
import { photoLimits } from '../../../contracts/media/views'
import { tellConsent } from '../../api/consent'
import { asApiError } from '../../api/errors'
import { askToCorrect, explainSending } from '../../api/explain'
import { submitReport } from '../../api/reports'
import { checkReport } from '../../drafts/check-report'
import { agree, agreed, forgetConsent, mustAsk } from '../../drafts/consent'
import { asReport, type Draft, hasContent, newKey } from '../../drafts/draft'
import { dropDraft, loadDraft, saveDraft } from '../../drafts/draft-store'
import { keepSent } from '../../drafts/keep-sent'
import { type Receipt, receiptOfKey } from '../../drafts/receipts'
import { openForm } from '../../drafts/send-waiting'
import { releasePhotos, restorePhotos } from '../../photos/kept-photos'
import type { Photo } from '../../photos/photo-queue'
import { usePhotos } from '../../photos/use-photos'
import { codeToSend, draftName, type Spot, spotAfter } from '../../places/spot'
import { alone } from '../../platform/alone'
import { showFirstWrong } from '../../platform/first-wrong'
import { openReceipt } from '../../platform/open-receipt'
import { whenOnline } from '../../platform/when-online'

interface Trouble {
  words: string
  /** Trouble with photos is over when none of them has any. */
  of: 'photos' | 'report'
}

/** Everything the report page does: keep what is typed, send it once, say what to do when it did not work. */
export function useReportForm(spot: Spot, carry: boolean, choose: (spot: Spot) => void) {
  const name = draftName(spot)
  const draft = useRef<Draft>()
  const keptAs = useRef<string>()
  const busy = useRef(false)
  const [, redraw] = useState(0)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [trouble, setTrouble] = useState<Trouble>()
  const [sending, setSending] = useState<'photos' | 'report'>()
  const [asking, setAsking] = useState(false)
  const [photoPlace, setPhotoPlace] = useState<Point>()
  const [receipt, setReceipt] = useState<Receipt>()
  const latest = useRef(async () => {})
  const troubled = useRef<Trouble['of']>()
  troubled.current = trouble?.of
  draft.current ??= loadDraft(name)
  const current = draft.current

  const keep = (part: Partial<Draft>) => {
    const next = { ...(draft.current ?? current), ...part }
    draft.current = next
    saveDraft(keptAs.current ?? name, next)
    redraw(count => count + 1)
  }

  /** What was sent, or failed for want of a network alone, goes by itself, also when this page is closed meanwhile. */
  const wait = (yes: boolean) => {
    if (yes === (draft.current?.waiting !== undefined)) return
    const code = codeToSend(spot)
    const place = spot.kind === 'known' ? spot.view.name : draft.current?.address || (code ? `点位 ${code}` : '')
    keep({ waiting: yes ? { code, place } : undefined })
  }

  /** Something was touched: what was said of it is over, and it no longer goes by itself. */
  const change = (part: Partial<Draft>) => {
    keep({ ...part, waiting: undefined })
    setErrors(before => without(before, Object.keys(part)))
    setTrouble(undefined)
  }

  const photos = usePhotos(photoLimits.perReport, {
    onChange: ({ sent, unsent, failed, photos: all }) => {
      if (keptAs.current === undefined) return
      keep({ photos: sent, unsent })
      if (all.length > 0) setErrors(before => without(before, ['photos']))
      if (failed.length > 0) return
      setTrouble(before => (before?.of === 'photos' ? undefined : before))
      if (!busy.current && troubled.current === 'photos' && sent.length === all.length) wait(false)
    },
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
    keptAs.current = name
    if (!moving)
      void restorePhotos(queue, there, () => keptAs.current === name).then(() => {
        if (keptAs.current === name && draft.current?.waiting) void latest.current()
      })
    if (moving) {
      dropDraft(before)
      saveDraft(name, draft.current)
    }
    setErrors({})
    setTrouble(undefined)
    redraw(count => count + 1)
  }, [name, carry, queue])
  useEffect(() => openForm(name), [name])

  const refuse = (wrong: Record<string, string>, words: string, of: Trouble['of'] = 'report'): undefined => {
    setErrors(wrong)
    setTrouble({ words, of })
    if (Object.keys(wrong).length > 0) showFirstWrong()
  }

  const ask = (): undefined => {
    setAsking(true)
  }

  /** Returns the receipt; nothing when something has to be put right first. */
  const attempt = async (): Promise<Receipt | undefined> => {
    setTrouble(undefined)
    setErrors({})
    if (mustAsk() && hasContent(draft.current ?? current)) return ask()
    wait(hasContent(draft.current ?? current))
    queue.retryFailed()
    if (queue.busy) setSending('photos')
    await queue.idle()
    if (queue.failed.length > 0) {
      wait(queue.failed.every(({ refused }) => !refused))
      return refuse({}, explainPhotos(queue.failed), 'photos')
    }
    const ready = draft.current ?? current
    const checked = checkReport(asReport(ready, codeToSend(spot)))
    if ('errors' in checked) {
      wait(false)
      return refuse(checked.errors, askToCorrect(checked.errors))
    }
    setSending('report')
    await tellConsent()
    const place = spot.kind === 'known' ? spot.view.name : ready.address
    return keepSent(ready, await submitReport(checked.report, ready.key), place)
  }

  /** The report has arrived: nothing from here on can turn that into a failure. */
  const finish = (arrived: Receipt) => {
    keptAs.current = undefined
    dropDraft(name)
    releasePhotos(queue)
    setReceipt(arrived)
    void openReceipt(arrived.reportId)
  }

  /** An empty form for the next one. */
  const begin = () => {
    draft.current = loadDraft(name)
    keptAs.current = name
    queue.restore([])
    setReceipt(undefined)
  }

  const explain = (thrown: unknown) => {
    const error = asApiError(thrown)
    const code = codeToSend(spot)
    wait(error.code === 'offline')
    if (error.code === 'consent_needed') {
      // It was taken back, perhaps on another phone.
      forgetConsent()
      return ask()
    }
    if (error.code === 'key_reused') keep({ key: newKey() })
    if (error.code === 'media_taken') queue.sendAgain()
    if (error.fields.joinCase) keep({ joinCase: undefined })
    if (code && (error.code === 'code_unknown' || error.code === 'code_retired')) choose(spotAfter(error, code))
    refuse(error.fields, explainSending(error))
  }

  /** A second tap while the first is under way does nothing. */
  const send = async () => {
    if (busy.current) return
    busy.current = true
    const { key } = draft.current ?? current
    // Another window, or this one while the form was closed, may have sent it.
    const done = await alone(`send:${key}`, async () => receiptOfKey(key) ?? attempt()).catch(explain)
    busy.current = false
    setSending(undefined)
    if (done) finish(done)
  }

  const consent = (guardian: boolean) => {
    agree(guardian)
    if (guardian) keep({ phone: '' })
    setAsking(false)
    void send()
  }

  // What only waited for the network goes by itself, unless something has been changed since.
  latest.current = send
  useEffect(() => whenOnline(() => draft.current?.waiting && void latest.current()), [])

  return {
    ...{ draft: current, change, errors, trouble: trouble?.words, sending, send, photos, photoPlace, receipt, begin },
    asking,
    consent,
    /** A parent agrees for somebody under 14: no number is asked for. */
    guarded: agreed()?.guardian === true
  }
}

function explainPhotos(failed: readonly Photo[]): string {
  if (failed.some(({ refused }) => refused))
    return `有 ${failed.length} 张照片没传上去，再传也不行：点它右上角的 × 去掉，再按“发送”。您写的都还在。`
  return `有 ${failed.length} 张照片没传上去。您写的都还在，有信号了会自己发送；也可以再按一次“发送”，或先去掉那张照片。`
}

/** Complaints about a field are gone as soon as it is touched. */
function without(errors: Record<string, string>, touched: string[]): Record<string, string> {
  const names = touched.map(name => (name === 'photos' ? 'media' : name === 'phone' ? 'contact' : name))
  const left = Object.entries(errors).filter(([field]) => !names.some(name => field.startsWith(name)))
  return left.length === Object.keys(errors).length ? errors : Object.fromEntries(left)
}
