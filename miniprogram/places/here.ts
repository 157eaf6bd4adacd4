import { readStored, removeStored, store } from '../platform/phone-storage'

/** The place last scanned, so that a look at another page does not lose it. Half an hour later one is elsewhere. */
const goodFor = 30 * 60 * 1000

export function rememberHere(code: string | undefined, now = Date.now()) {
  if (code) store('here', { code, at: now })
  else removeStored('here')
}

export function rememberedHere(now = Date.now()): string | undefined {
  const here: { code?: string; at?: number } = readStored('here') || {}
  return here.code && here.at && now - here.at < goodFor ? here.code : undefined
}
