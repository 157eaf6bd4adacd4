import { cityTime } from '../time/times'

/** 12月3日, and with the year when it is another one: 2027年1月2日. */
export function dayAndMonth(date: string, now = Date.now()): string {
  const [year, month, day] = date.split('-').map(Number)
  const thisYear = year === cityTime(now).year()
  return `${thisYear ? '' : `${year}年`}${month}月${day}日`
}
