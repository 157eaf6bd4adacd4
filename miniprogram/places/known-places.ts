import type { CodeView } from '../../contracts/codes/views'
import { readStored, store } from '../platform/phone-storage'

/** As many places as somebody passes on their ways. */
const most = 20

function known(): CodeView[] {
  const stored = readStored('places')
  return Array.isArray(stored) ? stored : []
}

/** Keeps what a place is called, so that it can be read without a network the next time. */
export function rememberPlace(view: CodeView) {
  // What is open there changes by the hour and is asked for anew.
  const place = { ...view, openCases: [] }
  store('places', [place, ...known().filter(({ code }) => code !== view.code)].slice(0, most))
}

export function knownPlace(code: string): CodeView | undefined {
  return known().find(view => view.code === code)
}
