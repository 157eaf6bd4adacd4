import { StorageFailure } from './failure'
import type { Sqlite } from './sqlite'
import { sumOf } from './sums'

/** Marks a file as ours in SQLite's own header: "MSBD". */
const ourId = 0x4d534244
/** Version 0 had no check sums and no mark. */
const version = 1

/**
 * Makes an empty file ours, carries one of an earlier version over, and refuses every other: what is there may belong to
 * somebody.
 */
export function prepareFormat(sql: Sqlite, durable: boolean): void {
  const id = numberOf(sql, 'application_id')
  const written = numberOf(sql, 'user_version')
  const tables = sql.all("SELECT name FROM sqlite_schema WHERE type = 'table'").map(([name]) => String(name))
  const isOurs = id === ourId || (id === 0 && written === 0 && (tables.length === 0 || hasOurCatalog(sql)))
  if (!isOurs) throw new StorageFailure('foreign')
  if (written > version) throw new StorageFailure('newer')
  // Only now is anything written: another program's file stays as it is.
  sql.exec('PRAGMA journal_mode = WAL')
  sql.exec(`PRAGMA synchronous = ${durable ? 'FULL' : 'OFF'}`)
  sql.exec('PRAGMA cache_size = -65536')
  sql.exec('PRAGMA temp_store = MEMORY')
  // Somebody may have asked that it be gone: what is deleted or replaced is overwritten in the file, too.
  sql.pragma('secure_delete = ON')
  if (written === version) return
  sql.exec('BEGIN IMMEDIATE')
  if (tables.length === 0) {
    sql.exec('CREATE TABLE catalog (id INTEGER PRIMARY KEY, ns TEXT UNIQUE, entry BLOB, sum INTEGER)')
  } else addSums(sql, tables)
  sql.exec(`PRAGMA application_id = ${ourId}`)
  sql.exec(`PRAGMA user_version = ${version}`)
  sql.exec('COMMIT')
}

const numberOf = (sql: Sqlite, pragma: string) => Number(sql.get(`SELECT * FROM pragma_${pragma}`)?.[0])

function hasOurCatalog(sql: Sqlite): boolean {
  const columns = sql.all("SELECT name FROM pragma_table_info('catalog')").map(([name]) => name)
  return ['id', 'ns', 'entry'].every(name => columns.includes(name))
}

function addSums(sql: Sqlite, tables: string[]) {
  sql.exec('ALTER TABLE catalog ADD COLUMN sum INTEGER')
  for (const [id, ns, entry] of sql.all('SELECT id, ns, entry FROM catalog') as [number, string, Buffer][]) {
    sql.changeOne('UPDATE catalog SET sum = ? WHERE id = ?', [sumOf(ns, entry), id])
  }
  for (const table of tables.filter(name => /^c\d+$/.test(name))) {
    sql.exec(`ALTER TABLE ${table} ADD COLUMN sum INTEGER`)
    for (let last = -1; ; ) {
      const rows = sql.all(`SELECT rid, doc FROM ${table} WHERE rid > ? ORDER BY rid LIMIT 1000`, [last])
      for (const [rid, doc] of rows as [number, Buffer][]) {
        sql.changeOne(`UPDATE ${table} SET sum = ? WHERE rid = ?`, [sumOf(doc), rid])
        last = rid
      }
      if (rows.length === 0) break
    }
  }
}
