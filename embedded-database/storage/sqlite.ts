import Database from 'libsql'
import { asFailure, StorageFailure } from './failure'
import { watchPlace } from './place'

export type Row = unknown[]
type Values = readonly (Buffer | number | string)[]

/**
 * The only file that knows the SQLite library. Values are always passed as one array: libsql aborts the process on a
 * single Buffer. Statements are read to their end, because an open one would keep an old snapshot.
 */
export function openSqlite(file: string) {
  const db = told(() => new Database(file))
  // The first access takes the lock. It ends with the process, however that ends.
  told(() => db.pragma('locking_mode = EXCLUSIVE'))
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

  function run(sql: string, values: Values = []) {
    return told(() => prepared(sql).run(values as unknown[]))
  }

  return {
    /** Throws when what is written now would not be there after a restart. */
    demandPlace: watchPlace([file, `${file}-wal`]),
    all: (sql: string, values: Values = []) => told(() => prepared(sql).all(values as unknown[]) as Row[]),
    get: (sql: string, values: Values = []) => told(() => prepared(sql).get(values as unknown[]) as Row | undefined),
    /** Returns the number of the row that was inserted. */
    insert: (sql: string, values: Values = []) => Number(run(sql, values).lastInsertRowid),
    /** Changes exactly one row. If there is none, memory and disk disagree, and nothing may be acknowledged. */
    changeOne(sql: string, values: Values = []) {
      const { changes } = run(sql, values)
      if (changes !== 1) throw new StorageFailure('damaged', new Error(`${changes} rows instead of one: ${sql}`))
    },
    /** Runs a statement without values. Forgets prepared statements when the tables change. */
    exec(sql: string) {
      if (/^(create|drop|alter)/i.test(sql)) statements.clear()
      told(() => db.exec(sql))
    },
    pragma: (text: string) => told(() => db.prepare(`PRAGMA ${text}`).get([])) as Record<string, unknown>,
    /** After some failures SQLite has ended the transaction by itself. */
    get inTransaction() {
      return Boolean(db.inTransaction)
    },
    close: () => db.close()
  }
}

function told<T>(act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw asFailure(error)
  }
}

export type Sqlite = ReturnType<typeof openSqlite>
