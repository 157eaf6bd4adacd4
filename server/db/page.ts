import type { Query } from 'mongoose'
import { Refusal } from '../http/refusal'

interface Paging {
  cursor?: string | undefined
  limit: number
}

/** A list is sorted by a date field. Documents with the same date are sorted by `_id`. */
interface Sorting<Field extends string> {
  field: Field
  direction: 1 | -1
}

type Dated<Field extends string> = Record<Field, Date> & { _id: unknown }

/**
 * Returns one page of what a query finds. It reads one document more than it returns: if there is one, there is a next
 * page. A page starts after the last document of the page before, so new documents do not make it repeat one.
 */
export async function pageOf<Field extends string, Found extends Dated<Field>, D, H, R, O>(
  query: Query<Found[], D, H, R, O>,
  { cursor, limit }: Paging,
  { field, direction }: Sorting<Field>
): Promise<{ items: Found[]; next?: string }> {
  if (cursor !== undefined) query.and([after(readCursor(query, cursor), field, direction)])
  const found = await query.sort({ [field]: direction, _id: direction }).limit(limit + 1)
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, ...(found.length > limit && last && { next: writeCursor(last[field], last._id) }) }
}

function after({ at, id }: { at: Date; id: unknown }, field: string, direction: 1 | -1) {
  const beyond = direction === 1 ? '$gt' : '$lt'
  return { $or: [{ [field]: { [beyond]: at } }, { [field]: at, _id: { [beyond]: id } }] }
}

/** The cursor names the last document of a page. Clients send it back as it is. */
function writeCursor(at: Date, id: unknown): string {
  return Buffer.from(`${at.getTime()}.${id}`).toString('base64url')
}

function readCursor<T, D, H, R, O>({ model }: Query<T, D, H, R, O>, text: string): { at: Date; id: unknown } {
  const match = /^(-?\d{1,15})\.([0-9A-Za-z]{9,24})$/.exec(Buffer.from(text, 'base64url').toString())
  if (!match) throw wrongCursor()
  try {
    return { at: new Date(Number(match[1])), id: model.schema.path('_id').cast(match[2]) }
  } catch {
    throw wrongCursor()
  }
}

const wrongCursor = () => new Refusal('bad_request', '翻页标记不对，请从第一页看起')
