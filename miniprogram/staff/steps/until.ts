const eightHours = 8 * 3_600_000
const oneDay = 24 * 3_600_000

/** The last moment of a day as people write it, 2026-12-31 or 2026年12月31日, in China; nothing when it is no date. */
export function endOfDay(written: string): string | undefined {
  const parts = /^\s*(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*$/.exec(written)
  if (!parts) return undefined
  const [year, month, day] = parts.slice(1).map(Number)
  const start = Date.UTC(year ?? 0, (month ?? 0) - 1, day)
  if (new Date(start).getUTCDate() !== day || new Date(start).getUTCMonth() + 1 !== month) return undefined
  return new Date(start + oneDay - 1000 - eightHours).toISOString()
}

/** The day of a moment in China, as 2026-12-31. */
export function dayOf(moment: string | number): string {
  return new Date(new Date(moment).getTime() + eightHours).toISOString().slice(0, 10)
}

/** Days from now that are often asked for. */
export const spans = [
  { label: '一周', days: 7 },
  { label: '半个月', days: 15 },
  { label: '一个月', days: 30 },
  { label: '三个月', days: 90 }
] as const

export function dayIn(days: number, now = Date.now()): string {
  return dayOf(now + days * oneDay)
}
