import type { CaseSummary } from '../../contracts/cases/views'
import { onChangeOfDesk, onSignOut } from '../session/on-sign-out'
import { windowStorage } from '../storage/window-storage'
import { type LoadedQueue, withNews, without, withUpdate } from './loaded-queue'

/** The queues of this window as they were left, by address. */
const queues = new Map<string, LoadedQueue>()
const lastKey = 'mashangban.console.queue'

/** How far a queue was loaded. After a reload of the page the rows are fetched again as far as this. */
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
  windowStorage.setItem(`${lastKey}.${address}`, JSON.stringify(extent))
  windowStorage.setItem(lastKey, address)
}

export function deleteQueue(address: string) {
  queues.delete(address)
  windowStorage.removeItem(`${lastKey}.${address}`)
}

export function savedExtent(address: string): QueueExtent | undefined {
  const text = windowStorage.getItem(`${lastKey}.${address}`)
  return text ? (JSON.parse(text) as QueueExtent) : undefined
}

/** Returns the address of the queue seen last: the one that a case was opened from. */
export function lastAddress(): string {
  return windowStorage.getItem(lastKey) ?? ''
}

/** Updates a case in every queue of this window. */
export function updateInQueues(now: CaseSummary) {
  for (const [address, queue] of queues) queues.set(address, withUpdate(queue, now))
}

/** Shows in every queue of this window what colleagues have changed. */
export function showNews(changed: readonly CaseSummary[]) {
  for (const [address, queue] of queues) queues.set(address, withNews(queue, changed))
}

/** Removes a case that this person may no longer see. */
export function removeFromQueues(caseNo: string) {
  for (const [address, queue] of queues) queues.set(address, without(queue, caseNo))
}

export function selectIn(address: string, caseNo: string) {
  const queue = queues.get(address)
  if (queue) saveQueue(address, { ...queue, selected: caseNo })
}

function forgetQueues() {
  queues.clear()
  for (const key of windowStorage.keys()) if (key.startsWith(lastKey)) windowStorage.removeItem(key)
}

onSignOut(forgetQueues)
onChangeOfDesk(forgetQueues)
