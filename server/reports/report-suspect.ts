import type { SuspectCode } from '../../contracts/reports/suspect-codes'
import { submitReport } from './submit-report'

/** A sticker that may be fake becomes a report like any other: it is triaged, answered and can be followed. */
export function reportSuspect(resident: string, key: string, { scanned, text, ...sent }: SuspectCode) {
  const words = [`疑似假冒的二维码，扫到的内容：${scanned}`, text].filter(Boolean).join('。')
  return submitReport(resident, key, { ...sent, text: words })
}
