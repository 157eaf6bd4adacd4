import type { Kind } from '../../contracts/statistics/kinds'

/** A kind of piece with flags, counted in some ways: there are few of these and many pieces. */
export interface Combination {
  kind: Kind
  flags: number
  bases: number
}

interface Tables {
  combinations: Combination[]
  departments: string[]
  people: string[]
  areas: string[]
  matters: { code: string; name: string }[]
  sources: string[]
  audiences: string[]
  rows: number
  cases: number
}

/** What one day counts: a row for each piece, and one for each case, in columns of numbers that point into the tables. */
export interface Sheet extends Tables {
  /** The minutes a piece took when it is done; when it is open, the minute since 1970 at which its time is up, or 0 for never. */
  time: Uint32Array
  case: Uint32Array
  combination: Uint16Array
  department: Uint16Array
  person: Uint16Array
  /** Which piece of the case it is. */
  piece: Uint16Array
  caseArea: Uint16Array
  caseMatter: Uint16Array
  caseSource: Uint16Array
  caseAudience: Uint16Array
  /** Hash of the place and matter of a case that was filed on this day; 0 for the others. */
  spots: Uint32Array
}

/** A sheet as it is stored. Numbers of cases and places stand apart: most readers need neither. */
export interface PackedSheet {
  tables: Buffer
  columns: Buffer
  spots: Buffer
  caseNos: Buffer
}

/** The columns in the order in which they are packed: those of four bytes first. */
const wide = ['time', 'case'] as const
const narrow = ['combination', 'department', 'person', 'piece'] as const
const ofCases = ['caseArea', 'caseMatter', 'caseSource', 'caseAudience'] as const

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array | Uint16Array) =>
  Buffer.from(buffer, byteOffset, byteLength)

export function packed(sheet: Sheet, caseNos: readonly string[]): PackedSheet {
  const { combinations, departments, people, areas, matters, sources, audiences, rows, cases } = sheet
  const tables: Tables = { combinations, departments, people, areas, matters, sources, audiences, rows, cases }
  return {
    tables: Buffer.from(JSON.stringify(tables)),
    columns: Buffer.concat([...wide, ...narrow, ...ofCases].map(name => bytesOf(sheet[name]))),
    spots: bytesOf(sheet.spots),
    caseNos: Buffer.from(caseNos.join('\n'))
  }
}

/** Numbers of four bytes must begin where such numbers may: a copy does. */
const aligned = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer

export const unpackedSpots = (spots: Uint8Array) => new Uint32Array(aligned(spots))
export const unpackedCaseNos = (caseNos: Uint8Array) => Buffer.from(caseNos).toString().split('\n')

export function unpacked({ tables, columns, spots }: Pick<PackedSheet, 'tables' | 'columns' | 'spots'>): Sheet {
  const read = JSON.parse(Buffer.from(tables).toString()) as Tables
  const buffer = aligned(columns)
  let from = 0
  const next = (bytes: number) => {
    const at = from
    from += bytes
    return at
  }
  const four = () => new Uint32Array(buffer, next(4 * read.rows), read.rows)
  const two = (count: number) => new Uint16Array(buffer, next(2 * count), count)
  const [time, theCase] = [four(), four()]
  const [combination, department, person, piece] = [two(read.rows), two(read.rows), two(read.rows), two(read.rows)]
  const [caseArea, caseMatter] = [two(read.cases), two(read.cases)]
  const [caseSource, caseAudience] = [two(read.cases), two(read.cases)]
  return {
    ...read,
    ...{ time, case: theCase, combination, department, person, piece },
    ...{ caseArea, caseMatter, caseSource, caseAudience, spots: unpackedSpots(spots) }
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
