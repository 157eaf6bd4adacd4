import type { Readable } from 'node:stream'
import type { BatchView, Datum, KnownCodes, SheetTemplate } from '../contracts/codes/staff-views'

/** What the command line works on: the database itself, or the API of a running server. */
export interface CodeService {
  mint(batch: string, count: number): Promise<BatchView>
  sheet(batch: string, template: SheetTemplate): Promise<Readable>
  markPrinted(batch: string): Promise<BatchView>
  /** Takes the bytes of a table of places. Returns how many places were planned. */
  importPlaces(batch: string, table: Buffer, datum: Datum): Promise<number>
  exportCodes(batch: string | undefined): Promise<Readable>
  lookUp(codes: readonly string[]): Promise<KnownCodes>
  /** Returns the codes of the batch that do not hang yet. */
  freshCodes(batch: string): Promise<string[]>
  close(): Promise<void>
}
