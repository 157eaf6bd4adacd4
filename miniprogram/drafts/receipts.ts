import type { DangerKind } from '../../contracts/danger/dangers'
import type { SentReport } from '../../contracts/reports/views'
import { isLasting, readStored, store } from '../platform/phone-storage'

/** What this phone remembers of a report it has sent: enough to follow it even when the session is gone. */
export interface Receipt extends SentReport {
  place: string
  sentAt: string
  /** The key it was sent with: what has arrived is not sent by another window. */
  key?: string
  /** It joined a case that was already there, which is further on its way than a new one. */
  joined: boolean
  /** What its words told of: whoever sent it is reminded to call. */
  dangers?: readonly DangerKind[]
}

const kept = 30

export function receipts(): Receipt[] {
  const stored = readStored('receipts')
  return Array.isArray(stored) ? stored : []
}

export function keepReceipt(receipt: Receipt) {
  store('receipts', [receipt, ...receipts()].slice(0, kept))
}

export function receiptOfKey(key: string): Receipt | undefined {
  return receipts().find(receipt => receipt.key === key)
}

export function receiptOf(reportId: string): Receipt | undefined {
  return receipts().find(receipt => receipt.reportId === reportId)
}

/** Whether this phone will still know its receipts when it is opened again. */
export function receiptsLast(): boolean {
  return isLasting('receipts')
}

/** Whether a case is one that somebody with this phone has reported. */
export function isMine(caseNo: string): boolean {
  return receipts().some(receipt => receipt.caseNo === caseNo)
}
