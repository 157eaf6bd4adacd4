import { useState } from 'react'
import type { SecondFactorOffer } from '../../../contracts/staff/second-factor'
import { beginSecondFactor, confirmSecondFactor, type Proof } from '../api/second-factor'
import { useAsk } from '../session/use-ask'
import type { Session } from '../session/use-session'

/** Gets a secret, confirms it by its code, and holds the recovery codes until they were kept. */
export function useSetFactor(session: Session, done: () => void) {
  const { ask, ...asking } = useAsk(session, '网络不通，没有开通。有信号时请再按一次。')
  const [offer, setOffer] = useState<SecondFactorOffer>()
  const [code, setCode] = useState('')
  const [set, setSet] = useState<Awaited<ReturnType<typeof confirmSecondFactor>>>()

  const begin = (proof: Proof) => ask(async () => setOffer(await beginSecondFactor(proof)))
  const confirm = () =>
    ask(
      async () => {
        if (offer) setSet(await confirmSecondFactor(offer.offer, code))
      },
      // Another device has set one meanwhile, or the offer is too old.
      error => error.code === 'account_changed' && setOffer(undefined)
    )
  const drop = () => {
    setOffer(undefined)
    setSet(undefined)
    setCode('')
  }
  /** Not before: whoever writes the codes down in another app comes back to them. */
  const keep = () => {
    set?.goOn()
    session.renew()
    drop()
    done()
  }
  const { recoveryCodes } = set ?? {}
  return { ...asking, secret: offer?.secret, code, setCode, recoveryCodes, begin, confirm, keep, drop }
}
