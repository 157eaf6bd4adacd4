import { CommandError } from '../values/errors'
import { isNumber, plain } from '../values/values'
import { type Body, cursorReply } from '../wire/messages'

const batchBytes = 16 * 1024 * 1024
const idle = 10 * 60_000

interface Cursor {
  ns: string
  documents: Iterator<Buffer>
  /** The next document; it is read ahead to know whether there is one. */
  next: IteratorResult<Buffer>
  used: number
}

/** Sends results in batches. What the client has not read yet waits here. */
export class Cursors {
  private readonly open = new Map<bigint, Cursor>()
  private last = 0n

  first(ns: string, documents: Iterator<Buffer>, batchSize: unknown, single = false): Body {
    this.forgetIdle()
    const cursor = { ns, documents, next: documents.next(), used: Date.now() }
    const batch = take(cursor, isNumber(batchSize) ? Number(plain(batchSize)) : 101)
    if (cursor.next.done || single) return cursorReply('firstBatch', batch, 0n, ns)
    this.last++
    this.open.set(this.last, cursor)
    return cursorReply('firstBatch', batch, this.last, ns)
  }

  more(id: unknown, ns: string, batchSize: unknown): Body {
    const key = BigInt(plain(id))
    const cursor = this.open.get(key)
    if (!cursor || cursor.ns !== ns) throw new CommandError(43, `cursor id ${key} not found`)
    cursor.used = Date.now()
    const batch = take(cursor, isNumber(batchSize) && plain(batchSize) > 0 ? Number(plain(batchSize)) : Infinity)
    if (cursor.next.done) this.open.delete(key)
    return cursorReply('nextBatch', batch, cursor.next.done ? 0n : key, ns)
  }

  kill(ids: unknown[]) {
    const killed = ids.filter(id => this.open.delete(BigInt(plain(id))))
    return {
      cursorsKilled: killed,
      cursorsNotFound: ids.filter(id => !killed.includes(id)),
      cursorsAlive: [],
      cursorsUnknown: []
    }
  }

  /** Ends all cursors: their clients get an error, which is better than documents that were undone. */
  forgetAll() {
    this.open.clear()
  }

  private forgetIdle() {
    for (const [id, { used }] of this.open) if (Date.now() - used > idle) this.open.delete(id)
  }
}

function take(cursor: Cursor, most: number): Buffer[] {
  const batch: Buffer[] = []
  let bytes = 0
  while (
    !cursor.next.done &&
    batch.length < most &&
    (batch.length === 0 || bytes + cursor.next.value.length < batchBytes)
  ) {
    bytes += cursor.next.value.length + 16
    batch.push(cursor.next.value)
    cursor.next = cursor.documents.next()
  }
  return batch
}
