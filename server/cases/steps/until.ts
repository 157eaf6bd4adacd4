import { Refusal } from '../../http/refusal'

const yearMs = 366 * 86_400_000

export const chineseDay = (moment: Date) => new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

/** Rule 5: a suspension ends within a year. */
export function checkUntil(until: Date, now: Date): void {
  if (until <= now) throw new Refusal('invalid_fields', '恢复日期应在今天以后', { until: '恢复日期应在今天以后' })
  if (until.getTime() - now.getTime() > yearMs) {
    throw new Refusal('invalid_fields', '挂账最长一年', { until: '挂账最长一年' })
  }
}
