import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import relativeTime from 'dayjs/plugin/relativeTime'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)
dayjs.extend(relativeTime)
dayjs.locale('zh-cn')

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** A moment in the city's time, whatever zone the computer is set to. China has one zone without summer time. */
export function cityTime(at: string | number) {
  return dayjs(at).utcOffset(8)
}

export function ago(at: string, now = Date.now()): string {
  return now - Date.parse(at) < minute ? '刚刚' : dayjs(at).from(now)
}

/** 今天 17:30, 昨天 09:12, 11月20日 08:00, 2025年12月31日 10:00. */
export function clock(at: string, now = Date.now()): string {
  const then = cityTime(at)
  const today = cityTime(now).startOf('day')
  const days = then.startOf('day').diff(today, 'day')
  const near: Record<number, string> = { [-1]: '昨天', 0: '今天', 1: '明天' }
  const date = near[days] ?? then.format(then.year() === today.year() ? 'M月D日' : 'YYYY年M月D日')
  return `${date} ${then.format('HH:mm')}`
}

function span(length: number): string {
  const days = Math.floor(length / day)
  const hours = Math.floor((length % day) / hour)
  const minutes = Math.floor((length % hour) / minute)
  if (days) return hours ? `${days} 天 ${hours} 小时` : `${days} 天`
  if (hours) return minutes ? `${hours} 小时 ${minutes} 分` : `${hours} 小时`
  return `${Math.max(1, minutes)} 分钟`
}

export function timeLeft(dueAt: string, now = Date.now()): string {
  const left = Date.parse(dueAt) - now
  return left >= 0 ? `还剩 ${span(left)}` : `已超 ${span(-left)}`
}

/** 2026年12月1日 星期二 */
export function dayInWords(date: string): string {
  return dayjs(date).format('YYYY年M月D日 dddd')
}

/** Returns the last second of a date in the city, for deadlines chosen by day. */
export function endOfDay(date: string): string {
  return new Date(`${date}T23:59:59+08:00`).toISOString()
}

export function dateAfter(days: number, now = Date.now()): string {
  return cityTime(now).add(days, 'day').format('YYYY-MM-DD')
}

/** Returns the date of a moment in the city, as a date field needs it. */
export function dateOf(at: string): string {
  return cityTime(at).format('YYYY-MM-DD')
}
