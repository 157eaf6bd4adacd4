import { dayMs } from '../../../contracts/china-time'
import { Refusal } from '../../http/refusal'

const yearMs = 366 * dayMs

/** Rule "extension and suspension": a suspension ends within a year. */
export function checkUntil(until: Date, now: Date): void {
  if (until <= now) throw new Refusal('invalid_fields', '恢复日期应在今天以后', { until: '恢复日期应在今天以后' })
  if (until.getTime() - now.getTime() > yearMs) {
    throw new Refusal('invalid_fields', '挂账最长一年', { until: '挂账最长一年' })
  }
}
