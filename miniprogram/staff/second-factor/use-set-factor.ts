import { useEffect, useRef, useState } from 'react'
import type { SecondFactorOffer } from '../../../contracts/staff/second-factor'
import { asApiError, needsSession } from '../../api/errors'
import { beginSecondFactor, confirmSecondFactor } from '../api/second-factor'
import type { Session } from '../session/use-session'

/** Gets a secret, confirms it by its code, and holds the recovery codes until they were kept. */
export function useSetFactor(session: Session) {
  const [offer, setOffer] = useState<SecondFactorOffer>()
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState<string>()
  const [trouble, setTrouble] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [set, setSet] = useState<Awaited<ReturnType<typeof confirmSecondFactor>>>()
  const asking = useRef(false)

  async function ask(run: () => Promise<void>) {
    if (asking.current) return
    asking.current = true
    setBusy(true)
    setWrong(undefined)
    setTrouble(undefined)
    try {
      await run()
    } catch (thrown) {
      const error = asApiError(thrown)
      if (needsSession(error)) return session.expire()
      // Another device has set one meanwhile, or the offer is too old.
      if (error.code === 'account_changed') setOffer(undefined)
      if (error.fields.code) setWrong(error.fields.code)
      else setTrouble(error.code === 'offline' ? '网络不通，没有开通。有信号时请再按一次。' : error.message)
    } finally {
      asking.current = false
      setBusy(false)
    }
  }

  const begin = () => void ask(async () => setOffer(await beginSecondFactor()))
  const confirm = () =>
    void ask(async () => {
      if (offer) setSet(await confirmSecondFactor(offer.offer, code))
    })

  // Not before: whoever writes the codes down in another app comes back to them.
  const done = () => {
    set?.goOn()
    session.renew()
  }

  const first = useRef(begin)
  useEffect(() => first.current(), [])

  const { recoveryCodes } = set ?? {}
  return { secret: offer?.secret, code, setCode, wrong, trouble, busy, recoveryCodes, begin, confirm, done }
}
