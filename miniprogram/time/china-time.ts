import { dayMs, inChina } from '../../contracts/china-time'

function two(number: number): string {
  return String(number).padStart(2, '0')
}

/** Dates as people read them, in China's time whatever the phone is set to: 11月23日 10:00, with the year when it is not this year's. */
export function dayAndTime(time: string, now: number = Date.now()): string {
  const moment = inChina(time)
  return `${day(time, now)} ${two(moment.getUTCHours())}:${two(moment.getUTCMinutes())}`
}

export function day(time: string, now: number = Date.now()): string {
  const moment = inChina(time)
  const year = moment.getUTCFullYear()
  const words = `${moment.getUTCMonth() + 1}月${moment.getUTCDate()}日`
  return year === inChina(now).getUTCFullYear() ? words : `${year}年${words}`
}

/** 今天, 昨天, 3 天前, and from a week on the date. */
export function since(time: string, now: number = Date.now()): string {
  const days = daysOf(inChina(now)) - daysOf(inChina(time))
  if (days <= 0) return '今天'
  if (days === 1) return '昨天'
  return days < 7 ? `${days} 天前` : day(time, now)
}

function daysOf(moment: Date): number {
  return Math.floor(moment.getTime() / dayMs)
}
