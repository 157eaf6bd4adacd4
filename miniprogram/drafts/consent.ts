import { asksAgain, presentVersion } from '../../contracts/privacy/versions'
import { readStored, removeStored, store } from '../platform/phone-storage'

/** What somebody has agreed to on this phone. */
interface Agreed {
  version: number
  /** Under 14: a parent or guardian has agreed. */
  guardian?: boolean
  /** The server knows of it, in this session. */
  told?: boolean
}

const name = 'consent'

export function agreed(): Agreed | undefined {
  const stored = readStored<Partial<Agreed>>(name)
  return typeof stored?.version === 'number' ? { ...stored, version: stored.version } : undefined
}

/** Whether somebody has to be asked before anything is sent. */
export const mustAsk = (): boolean => asksAgain(agreed()?.version)

export function agree(guardian: boolean) {
  store(name, { version: presentVersion, ...(guardian && { guardian }) })
}

export function markTold() {
  const known = agreed()
  if (known) store(name, { ...known, told: true })
}

/** A new session knows of nothing. */
export function tellAnew() {
  const known = agreed()
  if (known?.told) store(name, { ...known, told: false })
}

export function forgetConsent() {
  removeStored(name)
}
