import { decode, encode } from '../values/bson'
import { CommandError, unsupported } from '../values/errors'
import { Collection } from './collection'
import type { IndexSpec } from './index-keys'
import { openSqlite, type Sqlite } from './sqlite'

type CatalogEntry = { indexes: { spec: IndexSpec; id: number; multikey: boolean[] }[] }

/** All collections of all databases in one SQLite file. Commands that come together share one transaction. */
export class Store {
  readonly collections = new Map<string, Collection>()
  private readonly sql: Sqlite
  private readonly warm = new Set<Collection>()
  private writing = false
  private broken = false

  constructor(file: string, durable: boolean) {
    this.sql = openSqlite(file, durable)
    this.sql.exec('CREATE TABLE IF NOT EXISTS catalog (id INTEGER PRIMARY KEY, ns TEXT UNIQUE, entry BLOB)')
    this.load()
  }

  private load() {
    this.collections.clear()
    this.warm.clear()
    for (const [id, ns, entry] of this.sql.all('SELECT id, ns, entry FROM catalog') as [number, string, Buffer][]) {
      this.collections.set(ns, this.open(ns, id, decode(entry) as CatalogEntry))
    }
  }

  private open(ns: string, id: number, { indexes }: CatalogEntry) {
    return new Collection(this.sql, ns, id, indexes, this.warm, collection => this.save(collection))
  }

  private save({ id, indexes }: Collection) {
    const entry = { indexes: indexes.map(({ spec, id, multikey }) => ({ spec, id, multikey })) }
    this.sql.run('UPDATE catalog SET entry = ? WHERE id = ?', [encode(entry), id])
  }

  /** Writes in the transaction of the batch. A failed statement undoes the whole batch; a refusal does not. */
  write<T>(change: () => T): T {
    if (!this.writing) this.sql.exec('BEGIN IMMEDIATE')
    this.writing = true
    try {
      return change()
    } catch (error) {
      if (!(error instanceof CommandError)) this.broken = true
      throw error
    }
  }

  get isWriting() {
    return this.writing
  }

  commit() {
    if (!this.writing) return
    this.writing = false
    const broken = this.broken
    this.broken = false
    try {
      if (broken) throw new Error('The database could not be written')
      this.sql.exec('COMMIT')
    } catch (error) {
      this.sql.exec('ROLLBACK')
      this.load()
      throw error
    }
  }

  create(ns: string): Collection {
    const existing = this.collections.get(ns)
    if (existing) return existing
    const [database = '', ...rest] = ns.split('.')
    const name = rest.join('.')
    if (!database || !name || name.startsWith('system.') || /[$\0]/.test(name) || /[/\\ "$*<>:|?\0]/.test(database)) {
      throw new CommandError(73, `Invalid namespace specified '${ns}'`)
    }
    const id = this.sql.run('INSERT INTO catalog (ns, entry) VALUES (?, ?)', [ns, encode({ indexes: [] })])
    this.sql.exec(`CREATE TABLE c${id} (rid INTEGER PRIMARY KEY, doc BLOB)`)
    const collection = this.open(ns, id, { indexes: [] })
    collection.addIndex({ v: 2, key: { _id: 1 }, name: '_id_' })
    this.collections.set(ns, collection)
    return collection
  }

  drop(collection: Collection) {
    for (const index of [...collection.indexes]) collection.dropIndex(index)
    collection.forget()
    this.sql.exec(`DROP TABLE ${collection.table}`)
    this.sql.run('DELETE FROM catalog WHERE id = ?', [collection.id])
    this.collections.delete(collection.ns)
  }

  close() {
    this.commit()
    this.sql.close()
  }
}

const indexOptions = new Set('v key name unique partialFilterExpression expireAfterSeconds background'.split(' '))

export function checkIndexSpec(spec: IndexSpec) {
  for (const option of Object.keys(spec)) if (!indexOptions.has(option)) throw unsupported(`the index option ${option}`)
  const fields = Object.entries(spec.key ?? {})
  if (fields.length === 0) throw new CommandError(67, 'Index keys cannot be an empty object')
  for (const [path, direction] of fields) {
    if (typeof direction !== 'number') throw unsupported(`an index of type ${String(direction)}`)
    if (Number(direction) === 0) throw new CommandError(67, 'Values in the index key pattern cannot be 0')
    if (path === '' || path.split('.').includes(''))
      throw new CommandError(67, 'Index keys cannot contain an empty field')
    if (path.startsWith('$') || path.split('.').some(part => /^\d+$/.test(part)))
      throw unsupported(`an index on ${path}`)
  }
}
