import { dangersIn } from '../../contracts/danger/dangers-in'
import type { SentReport } from '../../contracts/reports/views'
import type { Draft } from './draft'
import { keepReceipt, type Receipt } from './receipts'

/** From here on the phone knows that it has arrived, whatever becomes of the page. */
export function keepSent(ready: Draft, sent: SentReport, place: string): Receipt {
  const receipt = {
    ...sent,
    key: ready.key,
    place,
    sentAt: new Date().toISOString(),
    joined: sent.caseNo === ready.joinCase,
    dangers: dangersIn(ready.text)
  }
  keepReceipt(receipt)
  return receipt
}
