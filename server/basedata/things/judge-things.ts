import { createHash } from 'node:crypto'
import { type JudgedRow, type SourceRow, type Step, sheetRows } from '../imports/kind'
import type { Thing } from '../last-change'
import { type Standing, standingOf, type ThingKind } from './thing-kind'

export type Problems = Partial<Record<string, string>>

/** One row as its kind has read it. */
export interface ReadRow<F extends object, D extends Thing> {
  row: number
  id?: string
  title: string
  /** Absent if something is wrong. */
  facts?: F
  /** `false`: the row closes the thing. */
  active?: boolean
  /** The thing that the row is about, where there is one already. */
  before?: D
  problems: Problems
  warnings?: Problems
}

export interface Given {
  import: string
  step: Step
}

export interface ThingTable<F extends object, D extends Thing> {
  columns: readonly { key: string; name: string }[]
  /** Reads each row by itself. It may look at all rows, which may name each other. */
  read(rows: readonly SourceRow[], given: Given): Promise<ReadRow<F, D>[]>
  /** What is wrong only when all rows are done, by row. `idOf` is the id that each row's thing will have. */
  together?(rows: readonly (ReadRow<F, D> & { id: string })[]): Map<number, Problems>
}

/** Says what the rows of a file would do, in the order in which they stand there. */
export async function judgeThings<F extends object, D extends Thing>(
  kind: ThingKind<F, D>,
  table: ThingTable<F, D>,
  rows: readonly SourceRow[],
  given: Given
): Promise<JudgedRow[]> {
  const read = (await table.read(rows, given)).map(row => ({
    ...row,
    id: row.before?._id ?? row.id ?? idFor(given.import, row.row)
  }))
  const together = table.together?.(read) ?? new Map<number, Problems>()
  const first = new Map<string, number>()
  const names = new Map(table.columns.map(({ key, name }) => [key, name]))
  const told = (problems: Problems) =>
    Object.entries(problems).flatMap(([key, problem]) => (problem ? [{ column: names.get(key) ?? key, problem }] : []))
  const judged: JudgedRow[] = []
  for (const [index, row] of read.entries()) {
    if (index % stepRows === 0) await given.step(index, read.length)
    const problems: Problems = { ...row.problems, ...together.get(row.row) }
    const earlier = first.get(row.id.toLowerCase())
    if (earlier === undefined) first.set(row.id.toLowerCase(), row.row)
    else problems[table.columns[0]?.key ?? ''] ??= `和第 ${earlier % sheetRows} 行说的是同一个`
    judged.push({ ...judge(kind, row, told(problems)), warnings: told(row.warnings ?? {}) })
  }
  return judged
}

const stepRows = 200

function judge<F extends object, D extends Thing>(
  kind: ThingKind<F, D>,
  { row, id, title, facts, active = true, before }: ReadRow<F, D> & { id: string },
  problems: JudgedRow['problems']
): JudgedRow {
  const head = { row, subject: id, title: title.slice(0, 80), problems, warnings: [] }
  if (!facts || problems.length > 0) return { ...head, verdict: 'wrong', changes: [] }
  const asked: Standing<F> = { ...facts, active }
  if (!before) return { ...head, verdict: 'new', changes: kind.changesBetween(undefined, asked), asked }
  const was = standingOf(kind, before)
  const changes = kind.changesBetween(was, asked)
  const verdict = changes.length === 0 ? 'same' : 'changed'
  return { ...head, verdict, changes, version: before.version ?? 0, asked, before: was }
}

/** The same import gives the same row the same id. */
export const idFor = (id: string, row: number) =>
  `n-${createHash('sha256').update(`${id}:${row}`).digest('hex').slice(0, 10)}`
