/**
 * How many bytes of documents all collections keep in memory after scans. The oldest collection's are dropped first.
 */
export const memoryLimit = 128 * 1024 * 1024

/** Copies documents into a few large buffers: a hundred thousand small ones would slow the garbage collector. */
export class Slabs {
  readonly documents = new Map<number, Buffer>()
  size = 0
  private slab = Buffer.alloc(0)

  add(rid: number, bytes: Buffer) {
    this.size += bytes.length
    if (this.size > memoryLimit) return this.documents.clear()
    if (this.slab.length < bytes.length) this.slab = Buffer.allocUnsafeSlow(Math.max(1 << 20, bytes.length))
    bytes.copy(this.slab)
    this.documents.set(rid, this.slab.subarray(0, bytes.length))
    this.slab = this.slab.subarray(bytes.length)
  }
}
