import type { CaseSummary } from '../../contracts/cases/views'
import { forgettable } from '../shared/forgettable'
import { type QueuePlace, settle, without } from './place'

/** Every queue of this window as it was left, by its address; and the one that was seen last. */
const places = new Map<string, QueuePlace>()
const lastKey = 'mashangban.console.queue'

/** How much of a queue there was, for coming back after a reload, when the rows themselves have to be fetched again. */
export interface Remains {
  loaded: number
  selected?: string
  scroll: number
}

export function placeAt(address: string): QueuePlace | undefined {
  return places.get(address)
}

export function keepPlace(address: string, place: QueuePlace) {
  places.set(address, place)
  const { rows, selected, scroll } = place
  const remains: Remains = { loaded: rows.length, selected, scroll }
  sessionStorage.setItem(`${lastKey}.${address}`, JSON.stringify(remains))
  sessionStorage.setItem(lastKey, address)
}

export function dropPlace(address: string) {
  places.delete(address)
  sessionStorage.removeItem(`${lastKey}.${address}`)
}

export function remainsOf(address: string): Remains | undefined {
  const kept = sessionStorage.getItem(`${lastKey}.${address}`)
  return kept ? (JSON.parse(kept) as Remains) : undefined
}

/** The address of the queue that a case was opened from. */
export function lastAddress(): string {
  return sessionStorage.getItem(lastKey) ?? ''
}

/** Tells every queue of this window what became of a case. */
export function settleEverywhere(now: CaseSummary) {
  for (const [address, place] of places) places.set(address, settle(place, now))
}

/** Forgets a case that this person may no longer see. */
export function dropEverywhere(caseNo: string) {
  for (const [address, place] of places) places.set(address, without(place, caseNo))
}

export function selectIn(address: string, caseNo: string) {
  const place = places.get(address)
  if (place) keepPlace(address, { ...place, selected: caseNo })
}

forgettable(() => {
  places.clear()
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(lastKey)) sessionStorage.removeItem(key)
})
