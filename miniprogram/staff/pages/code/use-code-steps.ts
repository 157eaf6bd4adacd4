import { useRef, useState } from 'react'
import type { StaffCodeAction, StaffCodeView } from '../../../../contracts/codes/staff-views'
import { newKey } from '../../../drafts/draft'
import type { Outbox } from '../../outbox/outbox'
import type { Session } from '../../session/use-session'

export interface Step {
  code: string
  action: StaffCodeAction
  form: object
  /** Names of the photos in the phone's store. */
  photos: readonly string[]
}

interface After {
  onView(view: StaffCodeView): void
  /** It waits on the phone; there is nothing more to do here. */
  onKept(): void
}

/** Takes a step: into the outbox, from there at once to the server if it answers. */
export function useSteps(outbox: Outbox, session: Session, { onView, onKept }: After) {
  const [trouble, setTrouble] = useState<string>()
  const [told, setTold] = useState<string>()
  const [kept, setKept] = useState(false)
  /** The code that somebody else has hung first, if that was the trouble. */
  const [taken, setTaken] = useState<string>()
  const [sending, setSending] = useState<StaffCodeAction>()
  const busy = useRef(false)

  const clear = () => {
    setTrouble(undefined)
    setTold(undefined)
    setKept(false)
    setTaken(undefined)
  }

  /** Whether the step is done or safely kept; if not, what was typed is still needed. */
  const take = async ({ code, action, form, photos }: Step, done: string): Promise<boolean> => {
    const { account } = session
    if (busy.current || !account) return false
    busy.current = true
    clear()
    setSending(action)
    const id = newKey()
    try {
      const held = photos.map(name => ({ held: name }))
      const by = { id: account.id, name: account.name }
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
        const { code: why, message, fields } = outcome.refused
        outbox.remove(id)
        setTrouble(`${Object.values(fields)[0] ?? message}。您写的都还在。`)
        if (why === 'code_taken') setTaken(code)
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

  const afterwards = outbox.items.length > 0 ? '网络不通，已存在手机里。有信号了会自己发送。' : '存下的都已发送。'
  return { trouble, setTrouble, told: kept ? afterwards : told, taken, sending, take, clear }
}
export type Steps = ReturnType<typeof useSteps>
