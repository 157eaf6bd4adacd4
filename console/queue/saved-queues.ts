import type { CaseSummary } from '../../contracts/cases/views'
import { onSignOut } from '../session/on-sign-out'
import { type LoadedQueue, without, withUpdate } from './loaded-queue'

/** Every queue of this window as it was left, by its address; and the one that was seen last. */
const queues = new Map<string, LoadedQueue>()
const lastKey = 'mashangban.console.queue'

/** How much of a queue there was, for coming back after a reload, when the rows themselves have to be fetched again. */
export interface QueueExtent {
  loaded: number
  selected?: string
  scrollPosition: number
}

export function savedQueue(address: string): LoadedQueue | undefined {
  return queues.get(address)
}

export function saveQueue(address: string, queue: LoadedQueue) {
  queues.set(address, queue)
  const { rows, selected, scrollPosition } = queue
  const extent: QueueExtent = { loaded: rows.length, selected, scrollPosition }
  sessionStorage.setItem(`${lastKey}.${address}`, JSON.stringify(extent))
  sessionStorage.setItem(lastKey, address)
}

export function deleteQueue(address: string) {
  queues.delete(address)
  sessionStorage.removeItem(`${lastKey}.${address}`)
}

export function savedExtent(address: string): QueueExtent | undefined {
  const text = sessionStorage.getItem(`${lastKey}.${address}`)
  return text ? (JSON.parse(text) as QueueExtent) : undefined
}

/** The address of the queue that a case was opened from. */
export function lastAddress(): string {
  return sessionStorage.getItem(lastKey) ?? ''
}

/** Tells every queue of this window what became of a case. */
export function updateInQueues(now: CaseSummary) {
  for (const [address, queue] of queues) queues.set(address, withUpdate(queue, now))
}

/** Forgets a case that this person may no longer see. */
export function removeFromQueues(caseNo: string) {
  for (const [address, queue] of queues) queues.set(address, without(queue, caseNo))
}

export function selectIn(address: string, caseNo: string) {
  const queue = queues.get(address)
  if (queue) saveQueue(address, { ...queue, selected: caseNo })
}

onSignOut(() => {
  queues.clear()
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(lastKey)) sessionStorage.removeItem(key)
})
