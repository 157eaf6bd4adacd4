import Database from 'libsql'

export type Row = unknown[]
type Values = readonly (Buffer | number | string)[]

/**
 * The only file that knows the SQLite library. Values are always passed as one array: libsql aborts the process on a
 * single Buffer. Statements are read to their end, because an open one would keep an old snapshot.
 */
export function openSqlite(file: string, durable: boolean) {
  const db = new Database(file)
  // The first access takes the lock. It ends with the process, however that ends.
  db.pragma('locking_mode = EXCLUSIVE')
  db.pragma('journal_mode = WAL')
  db.pragma(`synchronous = ${durable ? 'FULL' : 'OFF'}`)
  db.pragma('cache_size = -65536')
  db.pragma('temp_store = MEMORY')
  const statements = new Map<string, ReturnType<typeof db.prepare>>()

  function prepared(sql: string) {
    let statement = statements.get(sql)
    if (!statement) {
      statement = db.prepare(sql)
      if (/^select/i.test(sql)) statement.raw()
      statements.set(sql, statement)
    }
    return statement
  }

  return {
    all: (sql: string, values: Values = []) => prepared(sql).all(values as unknown[]) as Row[],
    get: (sql: string, values: Values = []) => prepared(sql).get(values as unknown[]) as Row | undefined,
    run: (sql: string, values: Values = []) => Number(prepared(sql).run(values as unknown[]).lastInsertRowid),
    /** Runs a statement without values. Forgets prepared statements when the tables change. */
    exec(sql: string) {
      if (/^(create|drop)/i.test(sql)) statements.clear()
      db.exec(sql)
    },
    close: () => db.close()
  }
}

export type Sqlite = ReturnType<typeof openSqlite>

export function isBusy(error: unknown) {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
}
