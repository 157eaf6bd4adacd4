import Taro from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import type { TopicView } from '../../../contracts/catalogue/views'
import type { SentReport } from '../../../contracts/reports/views'
import { listTopics, lookUpCode } from '../../api/codes'
import { showFirstWrong } from '../../platform/first-wrong'
import { findPosition } from '../../platform/position'
import { deskOf, senderOf } from '../api/sender'
import type { StaffAccount } from '../api/staff-session'
import { parseScannedCode, typingMistakeIn } from '../codes/scanned-code'
import { explainStep } from '../outbox/explain-step'
import { keptWords } from '../outbox/kept-words'
import type { Outbox } from '../outbox/outbox'
import { usePendingPhotos } from '../photos/use-pending-photos'
import { useSaved } from '../saved/use-saved'
import type { Session } from '../session/use-session'
import { dropPatrol, emptyPatrol, loadPatrol, savePatrol } from './patrol-draft'
import { formOf, heldPhotos, missingIn, type PatrolDraft, placeOf } from './patrol-form'

export const patrolPhotos = { found: 6, after: 9 } as const

function sentWords({ caseNo, outside }: SentReport): string {
  const told = `已上报，案卷号 ${caseNo}。`
  return outside ? `${told}定位在本市范围以外，值班员会先核对地点。` : told
}

/** Everything the form for a finding on patrol does. */
export function usePatrol(session: Session, account: StaffAccount, outbox: Outbox) {
  const desk = deskOf(senderOf(account))
  const [draft, setDraft] = useState<PatrolDraft>(() => loadPatrol(desk))
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [told, setTold] = useState<string>()
  const [trouble, setTrouble] = useState<string>()
  const [placeTold, setPlaceTold] = useState<string>()
  const [sending, setSending] = useState(false)
  const latest = useRef(draft)
  const change = (part: Partial<PatrolDraft>) => {
    latest.current = { ...latest.current, ...part }
    savePatrol(desk, latest.current)
    setDraft(latest.current)
    setErrors({})
    setTrouble(undefined)
    setTold(undefined)
  }
  const restored = useRef(false)
  const kept = (part: Partial<PatrolDraft>) => restored.current && change(part)
  const photos = usePendingPhotos(patrolPhotos.found, names => kept({ photos: names }))
  const afterPhotos = usePendingPhotos(patrolPhotos.after, names => kept({ afterPhotos: names }))
  const { data: topics = [] } = useSaved<TopicView[]>(session, 'topics', listTopics)

  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    const { photos: found, afterPhotos: after } = latest.current
    void Promise.all([photos.restore(found), afterPhotos.restore(after)]).then(() => {
      restored.current = true
    })
  }, [])

  const takeCode = async (given: string) => {
    const seen = parseScannedCode(given)
    if (seen.kind !== 'looking') return setPlaceTold(typingMistakeIn(seen) ?? '请扫牌子上的码')
    change({ code: seen.code, point: undefined, accuracy: undefined })
    setPlaceTold('正在查这个码…')
    // Without a network the code alone says where it is.
    const view = await lookUpCode(seen.code).catch(() => undefined)
    setPlaceTold(view && `${view.name} · ${view.address}`)
  }
  const findMe = async () => {
    setPlaceTold('正在定位…')
    try {
      const { point, accuracy } = await findPosition()
      change({ point, accuracy, code: undefined })
      setPlaceTold(undefined)
    } catch {
      setPlaceTold('没有定到位置。可以允许定位后再试，或写地址。')
    }
  }

  const refuse = (wrong: Record<string, string>, words: string) => {
    setErrors(wrong)
    setTrouble(words)
    if (Object.keys(wrong).length > 0) showFirstWrong()
  }

  const send = async () => {
    if (sending) return
    const names = { photos: await photos.names(), afterPhotos: await afterPhotos.names() }
    const whole = { ...latest.current, ...names }
    const [wrong, wrongAfter] = [photos.wrong(), whole.settled ? afterPhotos.wrong() : undefined]
    const missing = {
      ...(wrong && { media: wrong }),
      ...missingIn(whole),
      ...(wrong && { media: wrong }),
      ...(wrongAfter && { 'settled.media': wrongAfter })
    }
    const [first] = Object.values(missing)
    if (first) return refuse(missing, `${first}。补上再按“上报”。`)
    setErrors({})
    setTrouble(undefined)
    setSending(true)
    const item = {
      kind: 'patrol' as const,
      id: whole.key,
      place: placeOf(whole),
      form: formOf(whole),
      photos: heldPhotos(whole),
      by: senderOf(account)
    }
    const outcome = await outbox.add(item).finally(() => setSending(false))
    if (outcome === 'signIn') {
      outbox.remove(item.id)
      return session.expire()
    }
    if (typeof outcome === 'object' && 'refused' in outcome) {
      outbox.remove(item.id)
      return refuse(outcome.refused.fields, explainStep(outcome.refused))
    }
    begin()
    setTold(
      outcome === 'waiting'
        ? keptWords(outbox)
        : outcome.sent.kind === 'patrol'
          ? sentWords(outcome.sent.report)
          : '已上报。'
    )
  }

  /** An empty form for the next finding; the photos of this one are the outbox's now. */
  const begin = () => {
    restored.current = false
    dropPatrol(desk)
    latest.current = emptyPatrol()
    setDraft(latest.current)
    setPlaceTold(undefined)
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => {})
    void Promise.all([photos.restore([]), afterPhotos.restore([])]).then(() => {
      restored.current = true
    })
  }
  return {
    draft,
    change,
    errors,
    told,
    trouble,
    placeTold,
    sending,
    photos,
    afterPhotos,
    topics,
    takeCode,
    findMe,
    send
  }
}
