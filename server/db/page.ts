import type { Query } from 'mongoose'
import { Refusal } from '../http/refusal'

interface Paging {
  cursor?: string | undefined
  limit: number
}

/** A list is sorted by a field with a date, or with a day as 2026-11-22. Documents with the same date are sorted by `_id`. */
interface Sorting<Field extends string> {
  field: Field
  direction: 1 | -1
}

type Dated<Field extends string> = { [name in Field]?: Date | string | null } & { _id: unknown }

/**
 * Returns one page of what a query finds. It reads one document more than it returns: if there is one, there is a next
 * page. A page starts after the last document of the page before, so new documents do not make it repeat one.
 */
export function pageOf<Field extends string, Found extends Dated<Field>, D, H, R, O>(
  query: Query<Found[], D, H, R, O>,
  paging: Paging,
  sorting: Sorting<Field>
): Promise<{ items: Found[]; next?: string }> {
  return pageOfParts([query], paging, sorting)
}

/**
 * The same for what several queries find. Each is read by an index of its own and in its order; what two of them find is on
 * the page once.
 */
export async function pageOfParts<Field extends string, Found extends Dated<Field>, D, H, R, O>(
  queries: readonly Query<Found[], D, H, R, O>[],
  { cursor, limit }: Paging,
  { field, direction }: Sorting<Field>
): Promise<{ items: Found[]; next?: string }> {
  const parts = await Promise.all(
    queries.map(query => {
      if (cursor !== undefined) query.and([after(readCursor(query, cursor, field), field, direction)])
      return query.sort({ [field]: direction, _id: direction }).limit(limit + 1)
    })
  )
  const found = parts.length === 1 ? (parts[0] ?? []) : inOrder(parts.flat(), field, direction)
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, ...(found.length > limit && last && { next: writeCursor(msOf(last[field]), last._id) }) }
}

function inOrder<Field extends string, Found extends Dated<Field>>(
  all: Found[],
  field: Field,
  direction: 1 | -1
): Found[] {
  const once = new Map(all.map(each => [String(each._id), each]))
  return [...once.values()].sort((one, other) => {
    const [before, later] = [msOf(one[field]) - msOf(other[field]), String(one._id) < String(other._id) ? -1 : 1]
    return direction * (before || later)
  })
}

/** The first condition alone says where in the index the page begins. */
function after({ at, id }: { at: Date | string; id: unknown }, field: string, direction: 1 | -1) {
  const beyond = direction === 1 ? '$gt' : '$lt'
  return {
    [field]: { [`${beyond}e`]: at },
    $or: [{ [field]: { [beyond]: at } }, { [field]: at, _id: { [beyond]: id } }]
  }
}

const msOf = (at: Date | string | null | undefined) => (at ? new Date(at).getTime() : 0)

/** The cursor names the last document of a page. Clients send it back as it is. */
function writeCursor(at: number, id: unknown): string {
  return Buffer.from(`${at}.${id}`).toString('base64url')
}

function readCursor<T, D, H, R, O>(
  { model }: Query<T, D, H, R, O>,
  text: string,
  field: string
): { at: Date | string; id: unknown } {
  const match = /^(-?\d{1,15})\.([0-9A-Za-z]{9,24})$/.exec(Buffer.from(text, 'base64url').toString())
  if (!match) throw wrongCursor()
  try {
    const at = new Date(Number(match[1]))
    const isDay = model.schema.path(field).instance === 'String'
    return { at: isDay ? at.toISOString().slice(0, 10) : at, id: model.schema.path('_id').cast(match[2]) }
  } catch {
    throw wrongCursor()
  }
}

const wrongCursor = () => new Refusal('bad_request', '翻页标记不对，请从第一页看起')
