import Taro from '@tarojs/taro'
import type { SentReport } from '../../contracts/reports/views'

/** What this phone remembers of a report it has sent: enough to follow it even when the session is gone. */
export interface Receipt extends SentReport {
  place: string
  sentAt: string
  /** It joined a case that was already there, which is further on its way than a new one. */
  joined: boolean
}

const kept = 30

export function receipts(): Receipt[] {
  const stored = Taro.getStorageSync('receipts')
  return Array.isArray(stored) ? stored : []
}

export function keepReceipt(receipt: Receipt) {
  Taro.setStorageSync('receipts', [receipt, ...receipts()].slice(0, kept))
}

export function receiptOf(reportId: string): Receipt | undefined {
  return receipts().find(receipt => receipt.reportId === reportId)
}
