import { decode, encode } from '../values/bson'
import { CommandError, unsupported } from '../values/errors'
import { Collection } from './collection'
import { asFailure, StorageFailure } from './failure'
import { prepareFormat } from './format'
import type { IndexSpec } from './index-keys'
import type { Sqlite } from './sqlite'
import { sumOf } from './sums'

/** Larger files would hold everybody up for longer than a second. */
const largestWrittenAnew = 128 * 1024 * 1024

type CatalogEntry = { indexes: { spec: IndexSpec; id: number; multikey: boolean[] }[] }

/** All collections of all databases in one SQLite file. Commands that come together share one transaction. */
export class Store {
  readonly collections = new Map<string, Collection>()
  private readonly warm = new Set<Collection>()
  private writing = false
  private failure?: StorageFailure
  /** Whether what is in memory may be more than the disk has. */
  private stale = false
  private held = false
  /** Called when everything was read anew, so that nobody goes on reading what was undone. */
  onReload: () => void = () => undefined

  /** Without `durable` it is faster, but a power cut may lose writes. */
  constructor(
    private readonly sql: Sqlite,
    durable: boolean
  ) {
    prepareFormat(sql, durable)
    sql.demandPlace()
    this.load()
  }

  private load() {
    this.collections.clear()
    this.warm.clear()
    const entries = this.sql.all('SELECT id, ns, entry, sum FROM catalog') as [number, string, Buffer, number][]
    for (const [id, ns, entry, sum] of entries) {
      if (sum !== sumOf(ns, entry)) throw new StorageFailure('damaged', new Error(`the catalog's entry of ${ns}`))
      this.collections.set(ns, this.open(ns, id, decode(entry) as CatalogEntry))
    }
  }

  private open(ns: string, id: number, { indexes }: CatalogEntry) {
    return new Collection(this.sql, ns, id, indexes, this.warm, collection => this.save(collection))
  }

  private save({ id, ns, indexes }: Collection) {
    const entry = encode({ indexes: indexes.map(({ spec, id, multikey }) => ({ spec, id, multikey })) })
    this.sql.changeOne('UPDATE catalog SET entry = ?, sum = ? WHERE id = ?', [entry, sumOf(ns, entry), id])
  }

  /**
   * Writes in the transaction of the batch. A failure undoes the whole batch at once, and `commit` tells its other
   * writers; a refusal undoes nothing.
   */
  write<T>(change: () => T): T {
    if (!this.writing) this.sql.exec('BEGIN IMMEDIATE')
    this.writing = true
    try {
      return change()
    } catch (error) {
      if (error instanceof CommandError) throw error
      throw this.undo(error)
    }
  }

  get isWriting() {
    return this.writing
  }

  /** Whether a batch was undone and `commit` has not told it yet. */
  get hasFailed() {
    return this.failure !== undefined
  }

  /** Makes the batch durable. Throws when that failed, or when the batch was undone before. */
  commit() {
    if (this.writing) {
      try {
        this.sql.demandPlace()
        this.sql.exec('COMMIT')
        this.writing = false
      } catch (error) {
        this.undo(error)
      }
    }
    const { failure } = this
    this.failure = undefined
    if (failure) throw failure
  }

  /**
   * Every command begins with this: after a failure nothing is answered from memory before the disk was read again.
   */
  settle() {
    if (!this.stale) return
    if (this.sql.inTransaction) this.sql.exec('ROLLBACK')
    this.load()
    this.stale = false
    this.onReload()
  }

  private undo(error: unknown): StorageFailure {
    const failure = asFailure(error)
    this.writing = false
    this.failure = failure
    this.stale = true
    try {
      this.settle()
    } catch {
      // The disk cannot even be read now. The next command tries again, and is refused until it can.
    }
    return failure
  }

  /** SQLite's own check of the file's pages. It holds all else up, so it is for the start and for copies. */
  checkStructure() {
    const [said] = this.sql.get('SELECT * FROM pragma_quick_check(1)') ?? []
    if (said !== 'ok') throw new StorageFailure('damaged', new Error(String(said)))
  }

  /**
   * Brings all that is committed into the data file and leaves the file as it is from then on, so that it can be copied:
   * what is written meanwhile waits in the log beside it. `releaseFile` ends this.
   */
  holdFile() {
    const { busy } = this.sql.pragma('wal_checkpoint(TRUNCATE)')
    if (busy !== 0) throw new StorageFailure('locked')
    this.sql.exec('PRAGMA wal_autocheckpoint = 0')
    this.held = true
  }

  /** Returns whether the file was held until now. */
  releaseFile(): boolean {
    const { held } = this
    this.held = false
    this.sql.exec('PRAGMA wal_autocheckpoint = 1000')
    return held
  }

  /**
   * Brings all that is committed into the data file and empties the log beside it, so that nothing older stays there. A file that is
   * not large is written anew: SQLite leaves copies of what it moved in parts of pages that nothing uses.
   */
  forgetDeleted() {
    if (this.held) throw new StorageFailure('locked')
    const [bytes] = this.sql.get('SELECT page_count * page_size FROM pragma_page_count, pragma_page_size') ?? []
    if (Number(bytes) <= largestWrittenAnew) this.sql.exec('VACUUM')
    const { busy } = this.sql.pragma('wal_checkpoint(TRUNCATE)')
    if (busy !== 0) throw new StorageFailure('locked')
  }

  /** Forgets the pages in memory, so that a check sees what the disk has. */
  readFromDisk() {
    this.sql.exec('PRAGMA shrink_memory')
  }

  create(ns: string): Collection {
    const existing = this.collections.get(ns)
    if (existing) return existing
    const [database = '', ...rest] = ns.split('.')
    const name = rest.join('.')
    if (!database || !name || name.startsWith('system.') || /[$\0]/.test(name) || /[/\\ "$*<>:|?\0]/.test(database)) {
      throw new CommandError(73, `Invalid namespace specified '${ns}'`)
    }
    const entry = encode({ indexes: [] })
    const id = this.sql.insert('INSERT INTO catalog (ns, entry, sum) VALUES (?, ?, ?)', [ns, entry, sumOf(ns, entry)])
    this.sql.exec(`CREATE TABLE c${id} (rid INTEGER PRIMARY KEY, doc BLOB, sum INTEGER)`)
    const collection = this.open(ns, id, { indexes: [] })
    collection.addIndex({ v: 2, key: { _id: 1 }, name: '_id_' })
    this.collections.set(ns, collection)
    return collection
  }

  drop(collection: Collection) {
    for (const index of [...collection.indexes]) collection.dropIndex(index)
    collection.forget()
    this.sql.exec(`DROP TABLE ${collection.table}`)
    this.sql.changeOne('DELETE FROM catalog WHERE id = ?', [collection.id])
    this.collections.delete(collection.ns)
  }

  close() {
    try {
      this.commit()
    } finally {
      this.sql.close()
    }
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
