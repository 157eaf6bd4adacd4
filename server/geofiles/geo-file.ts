import type { CoordinateSystem, SaidSystem } from '../../contracts/geofiles/systems'

export type XY = [number, number]

/** A place, lines, or areas. An area is its outline and then its holes, each closed. */
export type Shape = { kind: 'point'; point: XY } | { kind: 'lines'; lines: XY[][] } | { kind: 'areas'; areas: XY[][][] }

/** One thing of a file: its number among its kind, its words by heading, where it is in WGS-84, or why that is not known. */
export interface GeoRow {
  row: number
  cells: Record<string, string>
  shape?: Shape
  problem?: string
}

/** How the coordinates of a file were taken, and whether the file itself said so. */
export interface ReadSystem {
  system: CoordinateSystem | 'projected'
  words: string
  told: 'file' | 'person' | 'usual'
}

/** What the thread that reads files answers: the things in it, or a sentence for people. */
export type GeoAnswer = { rows: GeoRow[]; headings: string[]; system: ReadSystem } | { refused: string }

export interface GeoTask {
  bytes: Uint8Array
  said: SaidSystem
  limits: GeoLimits
}

/** What a file may cost, whatever it claims of itself. */
export const geoLimits = {
  bytes: 32 * 1024 * 1024,
  unpackedBytes: 128 * 1024 * 1024,
  entries: 200,
  features: 50_000,
  vertices: 2_000_000,
  headings: 100,
  cellText: 300,
  seconds: 30,
  heapMegabytes: 768
}
export type GeoLimits = typeof geoLimits

/** A file that is not read, with a sentence for the person who sent it. */
export class FileRefused extends Error {}

/** One thing of a file that cannot be read, while the others can. */
export class RowRefused extends Error {}
