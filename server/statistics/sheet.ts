import type { Kind } from '../../contracts/statistics/kinds'

/** A kind of piece with flags, counted in some ways: there are few of these and many pieces. */
export interface Combination {
  kind: Kind
  flags: number
  bases: number
}

export interface SheetCase {
  caseNo: string
  area: string
  matter: string
  source: string
  /** Hash of the place and matter of a case that was filed on this day; 0 for the others. */
  spot: number
}

/** What one day counts: a row for each piece, in columns of numbers that point into the tables. */
export interface Sheet {
  combinations: Combination[]
  departments: string[]
  people: string[]
  matters: Record<string, string>
  cases: SheetCase[]
  rows: number
  combination: Uint16Array
  case: Uint32Array
  department: Uint16Array
  person: Uint16Array
  /** Which piece of the case it is. */
  piece: Uint16Array
  /** The minutes it took when it is done; when it is open, the minute since 1970 at which its time is up, or 0 for never. */
  time: Uint32Array
}

type Columns = Pick<Sheet, 'combination' | 'case' | 'department' | 'person' | 'piece' | 'time'>
const wide = ['case', 'time'] as const
const narrow = ['combination', 'department', 'person', 'piece'] as const
type Tables = Omit<Sheet, keyof Columns>

/** Packs a sheet: tables as JSON, and the columns one after another, those of four bytes first. */
export function packed(sheet: Sheet): { tables: Buffer; columns: Buffer } {
  const { combinations, departments, people, matters, cases, rows } = sheet
  const tables = { combinations, departments, people, matters, cases, rows } satisfies Tables
  const bytes = [...wide, ...narrow].map(name => {
    const { buffer, byteOffset, byteLength } = sheet[name]
    return Buffer.from(buffer, byteOffset, byteLength)
  })
  return { tables: Buffer.from(JSON.stringify(tables)), columns: Buffer.concat(bytes) }
}

export function unpacked(tables: Uint8Array, columns: Uint8Array): Sheet {
  const read = JSON.parse(Buffer.from(tables.buffer, tables.byteOffset, tables.byteLength).toString()) as Tables
  // A copy begins where numbers of four bytes may begin.
  const { buffer } = new Uint8Array(columns)
  const { rows } = read
  let from = 0
  const next = (size: number) => {
    const at = from
    from += size * rows
    return at
  }
  return {
    ...read,
    case: new Uint32Array(buffer, next(4), rows),
    time: new Uint32Array(buffer, next(4), rows),
    combination: new Uint16Array(buffer, next(2), rows),
    department: new Uint16Array(buffer, next(2), rows),
    person: new Uint16Array(buffer, next(2), rows),
    piece: new Uint16Array(buffer, next(2), rows)
  }
}

/** 32 bits of a text: places are compared by it. */
export function hashOf(text: string): number {
  let hash = 2_166_136_261
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619)
  }
  return hash >>> 0 || 1
}
