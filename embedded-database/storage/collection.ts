import { decode } from '../values/bson'
import { CommandError } from '../values/errors'
import type { Doc } from '../values/values'
import { duplicateKey, Index, type IndexSpec } from './index-keys'
import { memoryLimit, Slabs } from './slabs'
import type { Sqlite } from './sqlite'
import { sumOf } from './sums'

/** A stored document: its row number, which is also its position in natural order, and its bytes. */
export type Stored = [rid: number, bytes: Buffer]

const page = 1000

/** A collection: one table of documents, and one table of keys for each index. */
export class Collection {
  readonly indexes: Index[] = []
  private memory?: Map<number, Buffer>
  private memorySize = 0
  private version = 0
  private savedArrays: string

  constructor(
    private readonly sql: Sqlite,
    readonly ns: string,
    readonly id: number,
    specs: { spec: IndexSpec; id: number; multikey: boolean[] }[],
    private readonly warm: Set<Collection>,
    /** Called when what the catalog says about the collection has changed. */
    private readonly changed: (collection: Collection) => void
  ) {
    for (const { spec, id, multikey } of specs) this.indexes.push(new Index(id, spec, `i${this.id}_${id}`, multikey))
    this.savedArrays = this.arrays()
  }

  get table() {
    return `c${this.id}`
  }

  get count(): number {
    return this.memory?.size ?? Number(this.sql.get(`SELECT count(*) FROM ${this.table}`)?.[0])
  }

  insert(doc: Doc, bytes: Buffer) {
    if (bytes.length > 16 * 1024 * 1024) throw new CommandError(10334, 'BSONObj size is larger than 16 MB')
    const keys = this.freshKeys(doc, -1)
    const rid = this.sql.insert(`INSERT INTO ${this.table} (doc, sum) VALUES (?, ?)`, [bytes, sumOf(bytes)])
    for (const [index, added] of keys) for (const { key } of added.values()) this.addKey(index, key, rid)
    this.remember(rid, bytes)
  }

  replace(rid: number, before: Doc, after: Doc, bytes: Buffer) {
    if (bytes.length > 16 * 1024 * 1024) throw new CommandError(10334, 'BSONObj size is larger than 16 MB')
    const keys = this.freshKeys(after, rid)
    this.sql.changeOne(`UPDATE ${this.table} SET doc = ?, sum = ? WHERE rid = ?`, [bytes, sumOf(bytes), rid])
    for (const [index, added] of keys) {
      const removed = index.keysOf(before)
      for (const [text, { key }] of removed) if (!added.has(text)) this.removeKey(index, key, rid)
      for (const [text, { key }] of added) if (!removed.has(text)) this.addKey(index, key, rid)
    }
    this.remember(rid, bytes)
  }

  remove(rid: number, doc: Doc) {
    this.sql.changeOne(`DELETE FROM ${this.table} WHERE rid = ?`, [rid])
    for (const index of this.indexes) for (const { key } of index.keysOf(doc).values()) this.removeKey(index, key, rid)
    this.version++
    this.memorySize -= this.memory?.get(rid)?.length ?? 0
    this.memory?.delete(rid)
  }

  /** Returns the document's keys in every index. Refuses when another document has a key that must be unique. */
  private freshKeys(doc: Doc, rid: number) {
    const keys = this.indexes.map(index => [index, index.keysOf(doc)] as const)
    for (const [index, added] of keys) {
      if (!index.unique) continue
      for (const { key, values } of added.values()) {
        const taken = this.sql.get(`SELECT rid FROM ${index.table} WHERE key = ? AND rid <> ? LIMIT 1`, [key, rid])
        if (taken) throw duplicateKey(this.ns, index, values)
      }
    }
    if (this.arrays() !== this.savedArrays) this.save()
    return keys
  }

  /** Which index fields have had arrays. The catalog must have it before a document with such an array is stored. */
  private arrays() {
    return this.indexes.map(index => index.multikey.join()).join(';')
  }

  private save() {
    this.savedArrays = this.arrays()
    this.changed(this)
  }

  private addKey(index: Index, key: Buffer, rid: number) {
    this.sql.changeOne(`INSERT INTO ${index.table} (key, rid) VALUES (?, ?)`, [key, rid])
  }

  private removeKey(index: Index, key: Buffer, rid: number) {
    this.sql.changeOne(`DELETE FROM ${index.table} WHERE key = ? AND rid = ?`, [key, rid])
  }

  get(rid: number): Buffer | undefined {
    return this.memory?.get(rid) ?? (this.sql.get(`SELECT doc FROM ${this.table} WHERE rid = ?`, [rid])?.[0] as Buffer)
  }

  /** The documents on disk after a row, with their check sums: what a check reads, never from memory. */
  rowsAfter(rid: number, most: number) {
    const rows = `SELECT rid, doc, sum FROM ${this.table} WHERE rid > ? ORDER BY rid LIMIT ?`
    return this.sql.all(rows, [rid, most]) as [rid: number, bytes: Buffer, sum: number][]
  }

  hasKey(index: Index, key: Buffer, rid: number): boolean {
    return this.sql.get(`SELECT 1 FROM ${index.table} WHERE key = ? AND rid = ?`, [key, rid]) !== undefined
  }

  keyCount(index: Index): number {
    return Number(this.sql.get(`SELECT count(*) FROM ${index.table}`)?.[0])
  }

  /** Grows with every change. */
  get changes() {
    return this.version
  }

  /** Yields all documents in natural order. Stays right when documents change while it is read. */
  *scan(): Generator<Stored> {
    if (this.memory) {
      yield* this.memory
      return
    }
    const { version } = this
    const seen = new Slabs()
    for (let last = -1, rows: unknown[][] = []; ; ) {
      rows = this.sql.all(`SELECT rid, doc FROM ${this.table} WHERE rid > ? ORDER BY rid LIMIT ${page}`, [last])
      for (const [rid, bytes] of rows as Stored[]) {
        seen.add(rid, bytes)
        yield [rid, bytes]
      }
      if (rows.length < page) break
      last = Number(rows.at(-1)?.[0])
    }
    if (version === this.version && seen.size <= memoryLimit) this.keep(seen)
  }

  /**
   * Yields the documents that an index has between two keys, in the index's order or in reverse. Reads in steps: the
   * first reads `first` documents, and when these are `all` that is wanted, it is the last. Only the last key of a
   * step is read.
   */
  *range(index: Index, low: Buffer, high: Buffer, reverse: boolean, first = page, all = false): Generator<Stored> {
    const join = this.memory ? '' : `JOIN ${this.table} USING (rid)`
    const bounds = reverse ? 'key >= ? AND (key, i.rid) < (?, ?)' : '(key, i.rid) > (?, ?) AND key < ?'
    const order = reverse ? 'key DESC, i.rid DESC' : 'key, i.rid'
    const from = `FROM ${index.table} i ${join} WHERE ${bounds} ORDER BY ${order} LIMIT`
    let size = Math.min(first, page)
    let left = all ? first : Infinity
    let [key, rid] = reverse ? [high, -1] : [low, -1]
    for (;;) {
      const values = reverse ? [low, key, rid] : [key, rid, high]
      const rows = this.sql.all(`SELECT i.rid${join && ', doc'} ${from} ?`, [...values, size])
      left -= rows.length
      const more = rows.length === size && left > 0
      const last = more && this.sql.get(`SELECT key, i.rid ${from} 1 OFFSET ?`, [...values, size - 1])
      for (const [rid, bytes] of rows) {
        const doc = (bytes ?? this.get(Number(rid))) as Buffer | undefined
        if (doc) yield [Number(rid), doc]
      }
      if (!last) return
      ;[key, rid] = last as [Buffer, number]
      size = Math.min(size * 4, page)
    }
  }

  /** Returns how many documents an index has between two keys; stops counting at `limit`. */
  countRange(index: Index, low: Buffer, high: Buffer, limit = -1): number {
    const what = index.multikey.includes(true) ? 'DISTINCT rid' : 'rid'
    const rows = `SELECT ${what} FROM ${index.table} WHERE key >= ? AND key < ? LIMIT ?`
    return Number(this.sql.get(`SELECT count(*) FROM (${rows})`, [low, high, limit])?.[0])
  }

  addIndex(spec: IndexSpec) {
    const id = Math.max(-1, ...this.indexes.map(index => index.id)) + 1
    const index = new Index(
      id,
      spec,
      `i${this.id}_${id}`,
      Object.keys(spec.key).map(() => false)
    )
    const keys: [Buffer, number][] = []
    const unique = new Set<string>()
    for (const [rid, bytes] of this.scan()) {
      for (const [text, { key, values }] of index.keysOf(decode(bytes))) {
        if (index.unique && unique.size === unique.add(text).size) throw duplicateKey(this.ns, index, values)
        keys.push([key, rid])
      }
    }
    this.sql.exec(`CREATE TABLE ${index.table} (key BLOB, rid INTEGER, PRIMARY KEY (key, rid)) WITHOUT ROWID`)
    for (const [key, rid] of keys) this.addKey(index, key, rid)
    this.indexes.push(index)
    this.save()
  }

  dropIndex(index: Index) {
    this.sql.exec(`DROP TABLE ${index.table}`)
    this.indexes.splice(this.indexes.indexOf(index), 1)
    this.save()
  }

  private remember(rid: number, bytes: Buffer) {
    this.version++
    if (!this.memory) return
    this.memorySize += bytes.length - (this.memory.get(rid)?.length ?? 0)
    this.memory.set(rid, Buffer.from(bytes))
    if (this.memorySize > memoryLimit) this.forget()
  }

  private keep(seen: Slabs) {
    this.memory = seen.documents
    this.memorySize = seen.size
    this.warm.add(this)
    let total = [...this.warm].reduce((sum, { memorySize }) => sum + memorySize, 0)
    for (const oldest of this.warm) {
      if (total <= memoryLimit || oldest === this) break
      total -= oldest.memorySize
      oldest.forget()
    }
  }

  forget() {
    this.memory = undefined
    this.memorySize = 0
    this.warm.delete(this)
  }
}
