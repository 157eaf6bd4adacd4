import { useRef, useState } from 'react'
import { isPassing } from '../../../contracts/api-error'
import type { CaseSummary, CaseView } from '../../../contracts/cases/views'
import { stepOf } from '../../../contracts/cases/workflow'
import { asApiError } from '../../api/errors'
import { newKey } from '../../drafts/draft'
import { showFirstWrong } from '../../platform/first-wrong'
import { senderOf } from '../api/sender'
import { explainStep } from '../outbox/explain-step'
import { keptWords } from '../outbox/kept-words'
import type { Outbox, SendOutcome } from '../outbox/outbox'
import { type CaseItem, isOvertaken, type OutboxItem } from '../outbox/outbox-item'
import { sendItem } from '../outbox/send-item'
import type { Session } from '../session/use-session'
import { type PhoneAction, planOf } from './step-plans'

interface After {
  onTaken(view: CaseView): void
  /** Somebody else was quicker: what is shown is out of date. */
  onOvertaken(): void
}

export type CaseOfSteps = Pick<CaseSummary, 'caseNo' | 'version' | 'updatedAt' | 'place' | 'text'>

/** Takes steps on one case: those that wait go into the outbox, the others to the server at once or not at all. */
export function useCaseSteps(about: CaseOfSteps | undefined, session: Session, outbox: Outbox, after: After) {
  const [trouble, setTrouble] = useState<string>()
  const [fields, setFields] = useState<Record<string, string>>({})
  const [told, setTold] = useState<string>()
  const [kept, setKept] = useState<CaseItem>()
  const [sending, setSending] = useState<PhoneAction>()
  /** Goes up with every step that is done or kept: the next one begins with an empty form. */
  const [turn, setTurn] = useState(0)
  const busy = useRef(false)
  /** A step whose answer never came: the next try must know. */
  const unsure = useRef<CaseItem>()

  const clear = () => {
    setTrouble(undefined)
    setFields({})
    setTold(undefined)
    setKept(undefined)
  }

  /** Whether the step is done or safely kept; if not, what was typed is still needed. */
  const take = async (action: PhoneAction, form: object, photos: readonly string[]): Promise<boolean> => {
    const { account } = session
    if (busy.current || !account || !about) return false
    busy.current = true
    clear()
    setSending(action)
    const item: CaseItem = {
      kind: 'case',
      id: newKey(),
      caseNo: about.caseNo,
      action,
      version: about.version,
      place: placeOf(about),
      form,
      photos: photos.map(held => ({ held })),
      by: senderOf(account)
    }
    try {
      const done = settle(item, planOf(action).waits ? await outbox.add(item) : await sendNow(item))
      if (done) setTurn(before => before + 1)
      return done
    } finally {
      busy.current = false
      setSending(undefined)
    }
  }

  /** Without the outbox. The same step tried again goes under the same key: it may have arrived after all. */
  const sendNow = async (item: CaseItem): Promise<SendOutcome> => {
    let current = unsure.current && isSameStep(unsure.current, item) ? unsure.current : item
    unsure.current = undefined
    try {
      return { sent: await sendItem(current, part => (current = { ...current, ...part })) }
    } catch (thrown) {
      const error = asApiError(thrown)
      if (isPassing(error.code)) unsure.current = current
      return error.code === 'session_expired' || error.code === 'sign_in_required' ? 'signIn' : { refused: error }
    }
  }

  const settle = (item: CaseItem, outcome: SendOutcome): boolean => {
    const { label } = stepOf(item.action)
    if (outcome === 'waiting') {
      setKept(item)
      return true
    }
    if (outcome === 'signIn') {
      outbox.remove(item.id)
      session.expire()
      return false
    }
    if ('refused' in outcome) {
      const { code, fields: wrong } = outcome.refused
      if (isOvertaken({ ...item, refused: code })) after.onOvertaken()
      // Stays in the outbox with its words, photos and the reason, until the person has seen and dropped it.
      if (planOf(item.action as PhoneAction).waits && isOvertaken({ ...item, refused: code })) return true
      outbox.remove(item.id)
      setFields(wrong)
      setTrouble(explainStep(outcome.refused))
      if (Object.keys(wrong).length > 0) showFirstWrong()
      return false
    }
    setTold(`${label}：已送达。`)
    if (outcome.sent.kind === 'case') after.onTaken(outcome.sent.view)
    return true
  }

  const waits = outbox.items.find(({ id }) => id === kept?.id)
  return {
    trouble,
    fields,
    setFields,
    told: kept ? savedStepMessage(kept, waits, outbox) : told,
    sending,
    turn,
    take,
    clear
  }
}
export type CaseSteps = ReturnType<typeof useCaseSteps>

/** What became of a step that was kept: while it waits, once it is through; a problem speaks for itself. */
function savedStepMessage({ action }: CaseItem, waits: OutboxItem | undefined, outbox: Outbox): string | undefined {
  const { label } = stepOf(action)
  if (!waits) return `${label}：已送达。`
  return waits.problem ? undefined : `${label}：${keptWords(outbox)}`
}

function isSameStep(one: CaseItem, other: CaseItem): boolean {
  const print = ({ action, version, form, photos }: CaseItem) =>
    JSON.stringify([action, version, form, photos.map(({ held }) => held)])
  return print(one) === print(other)
}

export function placeOf({ place, text }: Pick<CaseSummary, 'place' | 'text'>): string {
  return place.codeName || place.address || text.slice(0, 20)
}
