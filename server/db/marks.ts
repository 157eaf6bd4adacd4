import mongoose, { model, Schema } from 'mongoose'
import { afterWrites, beforeWrites } from './writes'

/** What is kept in memory. The data of one kind is read and forgotten together. */
export const keptKinds = ['staff', 'roles', 'rules', 'catalogue', 'cells', 'components', 'senders'] as const
export type KeptKind = (typeof keptKinds)[number]

/** One document: how often somebody was about to change data of a kind, or had done so. */
const marksSchema = new Schema(
  {
    _id: String,
    staff: Number,
    roles: Number,
    rules: Number,
    catalogue: Number,
    cells: Number,
    components: Number,
    senders: Number
  },
  { collection: 'versions', versionKey: false }
)
const MarksModel = model('Marks', marksSchema)
const id = 'kept'

/** The marks are read at most this often. */
const pollMs = 1_000
/** For so long a read that failed is made up for by the one before. Others' changes are seen within this time. */
const longestMs = 2_000
/** A change that was marked is made within half of this time, or marked again afterwards. */
export const settleMs = 10_000

interface Mark {
  count: number
  /** When this process first saw it. */
  since: number
}

interface State {
  client: unknown
  marks: Record<KeptKind, Mark>
  /** How many changes this process has made itself. */
  own: Record<KeptKind, number>
  /** When this process last marked a change. */
  marked: Partial<Record<KeptKind, number>>
  readAt: number
  reading?: Promise<void>
}

const forEach = <T>(make: () => T) => Object.fromEntries(keptKinds.map(kind => [kind, make()])) as Record<KeptKind, T>
const blank = (client?: unknown): State => ({
  client,
  marks: forEach(() => ({ count: 0, since: -Infinity })),
  own: forEach(() => 0),
  marked: {},
  readAt: -Infinity
})
let state = blank()

/** What is known belongs to one database: another connection starts anew. */
function current(): State {
  const client = mongoose.connection.readyState === 1 ? mongoose.connection.getClient() : undefined
  if (client !== state.client) state = blank(client)
  return state
}

/** What has to be the same, or what was kept is old. */
export interface Freshness {
  state: object
  count: number
  own: number
  since: number
}

/** Returns the mark of a kind, not older than a second; when it cannot be read, than two. */
export async function freshnessOf(kind: KeptKind): Promise<Freshness> {
  const known = current()
  if (performance.now() - known.readAt >= pollMs) {
    known.reading ??= readMarks(known).finally(() => {
      delete known.reading
    })
    try {
      await known.reading
    } catch (error) {
      if (performance.now() - known.readAt >= longestMs) throw error
    }
  }
  const { count, since } = known.marks[kind]
  return { state: known, count, since, own: known.own[kind] }
}

async function readMarks(known: State) {
  const asked = performance.now()
  const found = await MarksModel.findById(id).lean()
  known.readAt = asked
  for (const kind of keptKinds) {
    const count = found?.[kind] ?? 0
    if (count !== known.marks[kind].count) known.marks[kind] = { count, since: performance.now() }
  }
}

async function mark(kind: KeptKind) {
  const known = current()
  await MarksModel.updateOne({ _id: id }, { $inc: { [kind]: 1 } }, { upsert: true })
  known.marked[kind] = performance.now()
}

/** Marks a change that is about to be made. After a crash in the middle the others look again when it must be over. */
async function before(kind: KeptKind) {
  const last = current().marked[kind] ?? -Infinity
  if (performance.now() - last >= settleMs / 2) await mark(kind)
}

async function after(kind: KeptKind) {
  forgetKept(kind)
  await mark(kind)
}

/** What this process has kept of a kind is old from now on. */
export function forgetKept(kind: KeptKind): void {
  current().own[kind] += 1
}

/** Whatever is written by the model of this schema is marked, before and after, by whichever process. */
export function marksChanges(schema: Pick<Schema, 'pre' | 'post'>, kind: KeptKind): void {
  beforeWrites(schema, () => before(kind))
  afterWrites(schema, () => after(kind))
}
