import mongoose, { Types } from 'mongoose'
import { isDuplicateKey } from '../db/duplicate-key'
import { hashOf, type Said } from './entry-hash'
import { AuditModel } from './model'
import { digestOfUnchained } from './unchained'

const checkValue = '此前各条的校验值'

/** The end of the chain: what the next entry hangs on. */
export interface Link {
  seq: number
  hash: string
}

type Entry = Omit<Said, '_id'>

/** Returns a writer that keeps the chain's end in mind, so that most entries cost one command. */
export function chainWriter() {
  let end: (Link & { of: object }) | undefined
  let turn: Promise<unknown> = Promise.resolve()

  async function write(entry: Entry, _id: Types.ObjectId): Promise<boolean> {
    for (;;) {
      const of = mongoose.connection.getClient()
      const known = end?.of === of ? end : undefined
      const last: Link = known ?? (await lastLink()) ?? (await begin())
      const seq = last.seq + 1
      const link = { seq, hash: hashOf([seq, last.hash], { ...entry, _id }) }
      // Should the outcome stay unknown, the end is read again.
      end = undefined
      try {
        await AuditModel.insert({ ...entry, _id, ...link, prev: last.hash })
        end = { ...link, of }
        return true
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        if (await AuditModel.exists({ _id })) return false
        // Another process was first with this number: ours follows its entry.
      }
    }
  }

  return {
    /** Appends an entry. Returns false if one with this `_id` is there already. */
    append(entry: Entry, _id = new Types.ObjectId()): Promise<boolean> {
      const written = turn.then(() => write(entry, _id))
      turn = written.catch(() => undefined)
      return written
    },
    /** Reads the end again for the next entry. For tests, which empty the log. */
    forget() {
      end = undefined
    }
  }
}

export async function lastLink(): Promise<Link | undefined> {
  const last = await AuditModel.findOne({ seq: { $exists: true } })
    .sort({ seq: -1 })
    .select({ seq: 1, hash: 1 })
    .lean()
  return last?.seq && last.hash ? { seq: last.seq, hash: last.hash } : undefined
}

/** The first entry vouches for all that were written before there was a chain. */
async function begin(): Promise<Link> {
  const { count, digest } = await digestOfUnchained()
  const first: Said = {
    _id: new Types.ObjectId(),
    at: new Date(),
    action: 'chainBegun',
    by: { username: '', name: '系统' },
    subject: `此前 ${count} 条`,
    unchained: count,
    changes: [{ what: checkValue, after: digest }]
  }
  const link = { seq: 1, hash: hashOf([1, ''], first) }
  try {
    await AuditModel.insert({ ...first, ...link, prev: '' })
    return link
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    return (await lastLink()) ?? link
  }
}
