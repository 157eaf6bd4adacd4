import chineseDays from 'chinese-days'
import { dayMs } from '../../contracts/china-time'

const sameEveryYear = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'])

/**
 * The days off by law (全国年节及纪念日放假办法 as amended in 2024), wherever the State Council moves the days around them: New
 * Year, the eve of Spring Festival and its first three days, Qingming, two days in May, Dragon Boat, Mid-Autumn, three
 * days in October.
 */
export function isStatutory(day: string): boolean {
  if (sameEveryYear.has(day.slice(5))) return true
  const year = Number(day.slice(0, 4))
  if (day === chineseDays.getSolarTermDate(year, 4, 'pure_brightness')) return true
  const { month, date } = lunar(day)
  if (month === 1 && date <= 3) return true
  if ((month === 5 && date === 5) || (month === 8 && date === 15)) return true
  const tomorrow = lunar(new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10))
  return tomorrow.month === 1 && tomorrow.date === 1
}

/** Returns the lunar month and day. A leap month has no festivals and is month 0. */
function lunar(day: string) {
  const { lunarMon, lunarDay, isLeap } = chineseDays.getLunarDate(day)
  return { month: isLeap ? 0 : lunarMon, date: lunarDay }
}
