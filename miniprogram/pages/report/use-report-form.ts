import { useEffect, useRef, useState } from 'react'
import type { Point } from '../../../contracts/common'
import { dangersIn } from '../../../contracts/danger/dangers-in'
import { photoLimits } from '../../../contracts/media/views'
import type { SentReport } from '../../../contracts/reports/views'
import { tellConsent } from '../../api/consent'
import { asApiError } from '../../api/errors'
import { askToCorrect, explainSending } from '../../api/explain'
import { submitReport } from '../../api/reports'
import { agree, agreed, forgetConsent, mustAsk } from '../../drafts/consent'
import { asReport, type Draft, hasContent, newKey } from '../../drafts/draft'
import { dropDraft, loadDraft, saveDraft } from '../../drafts/draft-store'
import { keepReceipt, type Receipt } from '../../drafts/receipts'
import { releasePhotos, restorePhotos } from '../../photos/kept-photos'
import type { Photo } from '../../photos/photo-queue'
import { usePhotos } from '../../photos/use-photos'
import { codeToSend, draftName, type Spot, spotAfter } from '../../places/spot'
import { showFirstWrong } from '../../platform/first-wrong'
import { openReceipt } from '../../platform/open-receipt'
import { whenOnline } from '../../platform/when-online'
import { checkReport } from './check-report'

interface Trouble {
  words: string
  /** Trouble with photos is over when none of them has any. */
  of: 'photos' | 'report'
}

interface Sent {
  ready: Draft
  sent: SentReport
}

/** Everything the report page does: keep what is typed, send it once, say what to do when it did not work. */
export function useReportForm(spot: Spot, carry: boolean, choose: (spot: Spot) => void) {
  const name = draftName(spot)
  const draft = useRef<Draft>()
  const keptAs = useRef<string>()
  const busy = useRef(false)
  /** The last attempt failed for want of a network alone. */
  const waiting = useRef(false)
  const [, redraw] = useState(0)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [trouble, setTrouble] = useState<Trouble>()
  const [sending, setSending] = useState<'photos' | 'report'>()
  const [asking, setAsking] = useState(false)
  const [photoPlace, setPhotoPlace] = useState<Point>()
  const [receipt, setReceipt] = useState<Receipt>()
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

  /** Something was touched: what was said of it is over, and it no longer goes by itself. */
  const change = (part: Partial<Draft>) => {
    keep(part)
    waiting.current = false
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
      if (!busy.current && troubled.current === 'photos' && sent.length === all.length) waiting.current = false
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
    if (!moving) void restorePhotos(queue, there, () => keptAs.current === name)
    keptAs.current = name
    if (moving) {
      dropDraft(before)
      saveDraft(name, draft.current)
    }
    waiting.current = false
    setErrors({})
    setTrouble(undefined)
    redraw(count => count + 1)
  }, [name, carry, queue])

  const refuse = (wrong: Record<string, string>, words: string, of: Trouble['of'] = 'report'): undefined => {
    setErrors(wrong)
    setTrouble({ words, of })
    if (Object.keys(wrong).length > 0) showFirstWrong()
  }

  const ask = (): undefined => {
    setAsking(true)
  }

  /** Returns what the server answered; nothing when something has to be put right first. */
  const attempt = async (): Promise<Sent | undefined> => {
    setTrouble(undefined)
    setErrors({})
    if (mustAsk() && hasContent(draft.current ?? current)) return ask()
    queue.retryFailed()
    if (queue.busy) setSending('photos')
    await queue.idle()
    if (queue.failed.length > 0) {
      waiting.current = queue.failed.every(({ refused }) => !refused)
      return refuse({}, explainPhotos(queue.failed), 'photos')
    }
    const ready = draft.current ?? current
    const checked = checkReport(asReport(ready, codeToSend(spot)))
    if ('errors' in checked) return refuse(checked.errors, askToCorrect(checked.errors))
    setSending('report')
    await tellConsent()
    return { ready, sent: await submitReport(checked.report, ready.key) }
  }

  /** The report has arrived: nothing from here on can turn that into a failure. */
  const finish = ({ ready, sent }: Sent) => {
    const place = spot.kind === 'known' ? spot.view.name : ready.address
    const kept = {
      ...sent,
      place,
      sentAt: new Date().toISOString(),
      joined: sent.caseNo === ready.joinCase,
      dangers: dangersIn(ready.text)
    }
    keepReceipt(kept)
    keptAs.current = undefined
    dropDraft(name)
    releasePhotos(queue)
    setReceipt(kept)
    void openReceipt(sent.reportId)
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
    waiting.current = error.code === 'offline'
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
    waiting.current = false
    const done = await attempt().catch(explain)
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
  const latest = useRef(send)
  latest.current = send
  useEffect(() => whenOnline(() => waiting.current && void latest.current()), [])

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
