import type { Readable } from 'node:stream'
import type { BatchView, Datum, KnownCodes, SheetTemplate } from '../contracts/codes/staff-views'

/** Where the command line does its work: on the database itself, or through the API of a server that is running. */
export interface Office {
  mint(batch: string, count: number): Promise<BatchView>
  sheet(batch: string, template: SheetTemplate): Promise<Readable>
  markPrinted(batch: string): Promise<BatchView>
  /** A table of places as its bytes; answers how many were planned. */
  importPlaces(batch: string, table: Buffer, datum: Datum): Promise<number>
  exportCodes(batch: string | undefined): Promise<Readable>
  lookUp(codes: readonly string[]): Promise<KnownCodes>
  /** Codes of the batch that have not been hung. */
  freshCodes(batch: string): Promise<string[]>
  close(): Promise<void>
}
