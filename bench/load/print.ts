import { performance } from 'node:perf_hooks'
import type { Burst } from './burst'
import { percentile, type Row, type Tally } from './tally'

const ms = (time: number) => (time < 10 ? time.toFixed(1) : time.toFixed(0))

/** Prints a table as docs/performance.md shows it. */
export function table(head: string[], rows: (string | number)[][]): void {
  console.log(`\n| ${head.join(' | ')} |\n| --- |${' ---: |'.repeat(head.length - 1)}`)
  for (const row of rows) console.log(`| ${row.join(' | ')} |`)
}

export function stepTable(rows: Row[]): void {
  table(
    ['step', 'times', 'p50 ms', 'p95 ms', 'p99 ms'],
    rows.map(({ kind, count, p50, p95, p99 }) => [kind, count, ms(p50), ms(p95), ms(p99)])
  )
}

/** Reads of the large city beside those of the small one. */
export function readTable(small: Tally, large: Tally, names: { small: string; large: string }): void {
  table(
    ['read', `${names.small} p50 ms`, `${names.large} p50 ms`, `${names.large} p95 ms`, 'ratio of p50'],
    large.rows().map(({ kind, p50, p95 }) => {
      const before = percentile(small.times(kind), 50)
      return [kind, ms(before), ms(p50), ms(p95), (p50 / before).toFixed(2)]
    })
  )
}

export function burstTable({ usual, tenfold, before, during, recoverySeconds, lost }: Burst): void {
  table(
    ['reports a second', 'taken', 'asked to come later', 'errors', 'p50 ms', 'p95 ms'],
    [
      [usual, before],
      [tenfold, during]
    ].map(([rate, counted]) => {
      const all = (counted as Tally).times('report without photo')
      const { length } = (counted as Tally).errors()
      return [
        rate as number,
        all.length,
        (counted as Tally).later(),
        length,
        ms(percentile(all, 50)),
        ms(percentile(all, 95))
      ]
    })
  )
  console.log(`As before ${recoverySeconds.toFixed(1)} s after its end. Acknowledged and lost: ${lost}`)
}

export function errorsOf(counted: Tally): void {
  const errors = counted.errors()
  console.log(errors.length === 0 ? 'Errors: none' : `Errors: ${errors.join(', ')}`)
  if (counted.later() > 0) console.log(`Asked to come later (503 or 429): ${counted.later()}`)
}

/** Returns how many seconds have gone since it was called. */
export function stopwatch(): () => number {
  const started = performance.now()
  return () => (performance.now() - started) / 1000
}
