import { pipeline, Readable } from 'node:stream'
import { stringify } from 'csv-stringify'

/** Streams a table as CSV, with the mark by which Excel reads Chinese correctly. */
export function csvOf(rows: AsyncIterable<readonly string[]>): Readable {
  const table = stringify({ bom: true, record_delimiter: 'windows' })
  // A failed database ends the table with its error, and a reader who goes away ends the reading of the database.
  return pipeline(Readable.from(rows), table, () => undefined)
}
