const cityOffsetMs = 8 * 3_600_000
export const dayMs = 86_400_000

/** The day in the city's time, as 2026-11-22. */
export function cityDay(at: Date): string {
  return new Date(at.getTime() + cityOffsetMs).toISOString().slice(0, 10)
}

export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * dayMs)
}
