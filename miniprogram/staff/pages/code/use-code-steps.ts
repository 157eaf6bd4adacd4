import { useRef, useState } from 'react'
import type { StaffCodeAction, StaffCodeView } from '../../../../contracts/codes/staff-views'
import { newKey } from '../../../drafts/draft'
import { showFirstWrong } from '../../../platform/first-wrong'
import { senderOf } from '../../api/sender'
import { explainStep } from '../../outbox/explain-step'
import { keptWords } from '../../outbox/kept-words'
import type { Outbox } from '../../outbox/outbox'
import type { Session } from '../../session/use-session'

export interface CodeStep {
  code: string
  action: StaffCodeAction
  form: object
  /** Names of the photos in the phone's store. */
  photos: readonly string[]
}

interface AfterCodeStep {
  onView(view: StaffCodeView): void
  /** It waits on the phone; there is nothing more to do here. */
  onKept(): void
}

/** Takes a step: into the outbox, from there at once to the server if it answers. */
export function useCodeSteps(outbox: Outbox, session: Session, { onView, onKept }: AfterCodeStep) {
  const [trouble, setTrouble] = useState<string>()
  /** What the server found wrong with a step, by its field. */
  const [fields, setFields] = useState<Record<string, string>>({})
  const [told, setTold] = useState<string>()
  const [kept, setKept] = useState(false)
  /** The code that somebody else has hung first, if that was the trouble. */
  const [taken, setTaken] = useState<string>()
  const [sending, setSending] = useState<StaffCodeAction>()
  const busy = useRef(false)

  const clear = () => {
    setTrouble(undefined)
    setFields({})
    setTold(undefined)
    setKept(false)
    setTaken(undefined)
  }

  /** Whether the step is done or safely kept; if not, what was typed is still needed. */
  const take = async ({ code, action, form, photos }: CodeStep, done: string): Promise<boolean> => {
    const { account } = session
    if (busy.current || !account) return false
    busy.current = true
    clear()
    setSending(action)
    const id = newKey()
    try {
      const held = photos.map(name => ({ held: name }))
      const by = senderOf(account)
      const outcome = await outbox.add({ kind: 'code', id, code, action, form, photos: held, by })
      if (outcome === 'waiting') {
        setKept(true)
        onKept()
        return true
      }
      if (outcome === 'signIn') {
        outbox.remove(id)
        session.expire()
        return false
      }
      if ('refused' in outcome) {
        outbox.remove(id)
        setFields(outcome.refused.fields)
        setTrouble(explainStep(outcome.refused))
        if (Object.keys(outcome.refused.fields).length > 0) showFirstWrong()
        if (outcome.refused.code === 'code_taken') setTaken(code)
        return false
      }
      if (outcome.sent.kind === 'code') onView(outcome.sent.view)
      setTold(done)
      return true
    } finally {
      busy.current = false
      setSending(undefined)
    }
  }

  const afterwards = outbox.items.length > 0 ? keptWords(outbox) : '存下的都已发送。'
  return { trouble, setTrouble, fields, told: kept ? afterwards : told, taken, sending, take, clear }
}
export type CodeSteps = ReturnType<typeof useCodeSteps>
