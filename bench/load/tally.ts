/** What many askings of some kind took and came to. */
export interface Tally {
  add(kind: string, ms: number, status: number): void
  /** Answers that are neither what was asked for nor a polite "later" (503 or 429), by kind and status. */
  errors(): string[]
  later(): number
  rows(): Row[]
  times(kind: string): number[]
}

export interface Row {
  kind: string
  count: number
  p50: number
  p95: number
  p99: number
}

const politely = [429, 503]

export function tally(): Tally {
  const all = new Map<string, number[]>()
  const bad = new Map<string, number>()
  let later = 0
  return {
    add(kind, ms, status) {
      if (politely.includes(status)) later += 1
      else if (status === 0 || status >= 400) bad.set(`${kind} ${status}`, (bad.get(`${kind} ${status}`) ?? 0) + 1)
      else {
        const times = all.get(kind) ?? []
        times.push(ms)
        all.set(kind, times)
      }
    },
    errors: () => [...bad].map(([what, times]) => `${times} × ${what}`),
    later: () => later,
    rows: () =>
      [...all].map(([kind, times]) => ({
        kind,
        count: times.length,
        p50: percentile(times, 50),
        p95: percentile(times, 95),
        p99: percentile(times, 99)
      })),
    times: kind => all.get(kind) ?? []
  }
}

/** Returns the time that so many per cent of the times do not exceed. */
export function percentile(times: readonly number[], percent: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN
}
