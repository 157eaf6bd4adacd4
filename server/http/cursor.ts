import { Types } from 'mongoose'
import { Refusal } from './refusal'

/** Where the next page starts: the last item's sort value and id. Opaque to clients. */
export interface Cursor {
  at: Date
  id: Types.ObjectId
}

export function writeCursor(at: Date, id: Types.ObjectId): string {
  return Buffer.from(`${at.getTime()}.${id}`).toString('base64url')
}

export function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined
  const match = /^(-?\d{1,15})\.([0-9a-f]{24})$/.exec(Buffer.from(text, 'base64url').toString())
  if (!match?.[1] || !match[2]) throw new Refusal('bad_request', '翻页标记不对，请从第一页看起')
  return { at: new Date(Number(match[1])), id: new Types.ObjectId(match[2]) }
}

/** What comes after the cursor in a list sorted by `field` and then by `_id`, both in the same direction. */
export function after(cursor: Cursor | undefined, field: string, direction: 1 | -1): Record<string, unknown> {
  if (!cursor) return {}
  const beyond = direction === 1 ? '$gt' : '$lt'
  return { $or: [{ [field]: { [beyond]: cursor.at } }, { [field]: cursor.at, _id: { [beyond]: cursor.id } }] }
}
