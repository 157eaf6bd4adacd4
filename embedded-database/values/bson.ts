import { Binary, BSONRegExp, ObjectId, serialize } from 'bson'
import { unsupported } from './errors'
import { type Doc, toDouble } from './values'

/** Types that no document of the system uses. They are refused, so that no comparison has to guess about them. */
const refused: Record<number, string> = {
  6: 'undefined values',
  12: 'DBPointer values',
  13: 'JavaScript code values',
  14: 'symbol values',
  15: 'JavaScript code values',
  17: 'Timestamp values',
  19: 'Decimal128 values',
  127: 'MaxKey values',
  255: 'MinKey values'
}

export function encode(doc: Doc): Buffer {
  const bytes = serialize(doc, { ignoreUndefined: true })
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

export function decode(bytes: Buffer, start = 0): Doc {
  const doc: Doc = {}
  const end = start + int32(bytes, start) - 1
  let at = start + 4
  while (at < end) {
    const nameEnd = bytes.indexOf(0, at + 1)
    put(doc, text(bytes, at + 1, nameEnd), value(bytes, at, nameEnd + 1))
    at = skip(bytes, bytes[at] ?? 0, nameEnd + 1)
  }
  return doc
}

/** Returns a reader of the named top-level fields. It skips all others, which makes a scan fast. */
export function fieldReader(names: Iterable<string>): (bytes: Buffer) => Doc {
  const wanted = [...names].map(name => ({ name, bytes: Buffer.from(name) }))
  return bytes => {
    const doc: Doc = {}
    const end = int32(bytes, 0) - 1
    let missing = wanted.length
    let at = 4
    while (at < end && missing > 0) {
      const nameStart = at + 1
      let nameEnd = nameStart
      while (bytes[nameEnd] !== 0) nameEnd++
      for (const field of wanted) {
        if (!sameBytes(field.bytes, bytes, nameStart, nameEnd)) continue
        put(doc, field.name, value(bytes, at, nameEnd + 1))
        missing--
        break
      }
      at = skip(bytes, bytes[at] ?? 0, nameEnd + 1)
    }
    return doc
  }
}

/** Returns the members of an array as bytes: documents to insert are stored without being decoded. */
function rawMembers(bytes: Buffer, arrayStart: number): Buffer[] {
  const members: Buffer[] = []
  const end = arrayStart + int32(bytes, arrayStart) - 1
  let at = arrayStart + 4
  while (at < end) {
    const start = bytes.indexOf(0, at + 1) + 1
    const after = skip(bytes, bytes[at] ?? 0, start)
    members.push(bytes.subarray(start, after))
    at = after
  }
  return members
}

/** Decodes a command. The array in `rawField` stays bytes. */
export function decodeCommand(bytes: Buffer, rawField: string): { doc: Doc; raw?: Buffer[] } {
  const doc: Doc = {}
  let raw: Buffer[] | undefined
  const end = int32(bytes, 0) - 1
  let at = 4
  while (at < end) {
    const nameEnd = bytes.indexOf(0, at + 1)
    const name = text(bytes, at + 1, nameEnd)
    if (name === rawField && bytes[at] === 0x04) raw = rawMembers(bytes, nameEnd + 1)
    else put(doc, name, value(bytes, at, nameEnd + 1))
    at = skip(bytes, bytes[at] ?? 0, nameEnd + 1)
  }
  return { doc, raw }
}

export function firstFieldIs(bytes: Buffer, name: string) {
  return sameBytes(Buffer.from(name), bytes, 5, 5 + name.length) && bytes[5 + name.length] === 0
}

export function int32(bytes: Buffer, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)
}

function put(doc: Doc, name: string, member: unknown) {
  if (name === '__proto__')
    Object.defineProperty(doc, name, { value: member, enumerable: true, writable: true, configurable: true })
  else doc[name] = member
}

function sameBytes(expected: Buffer, bytes: Buffer, start: number, end: number) {
  if (expected.length !== end - start) return false
  for (let i = 0; i < expected.length; i++) if (expected[i] !== bytes[start + i]) return false
  return true
}

function text(bytes: Buffer, start: number, end: number) {
  return bytes.toString('utf8', start, end)
}

/** Reads one value. Its type stands at `at`; the value begins at `start`. */
function value(bytes: Buffer, at: number, start: number): unknown {
  switch (bytes[at]) {
    case 0x01:
      return toDouble(bytes.readDoubleLE(start))
    case 0x02:
      return text(bytes, start + 4, start + 3 + int32(bytes, start))
    case 0x03:
      return decode(bytes, start)
    case 0x04:
      return array(bytes, start)
    case 0x05: {
      const length = int32(bytes, start)
      return new Binary(Buffer.from(bytes.subarray(start + 5, start + 5 + length)), bytes[start + 4])
    }
    case 0x07:
      return new ObjectId(Uint8Array.prototype.slice.call(bytes, start, start + 12))
    case 0x08:
      return bytes[start] === 1
    case 0x09:
      return new Date(Number(bytes.readBigInt64LE(start)))
    case 0x0a:
      return null
    case 0x0b: {
      const middle = bytes.indexOf(0, start)
      return new BSONRegExp(text(bytes, start, middle), text(bytes, middle + 1, bytes.indexOf(0, middle + 1)))
    }
    case 0x10:
      return int32(bytes, start)
    case 0x12:
      return bytes.readBigInt64LE(start)
    default:
      throw unsupported(refused[bytes[at] ?? 0] ?? `the BSON type ${bytes[at]}`)
  }
}

function array(bytes: Buffer, start: number): unknown[] {
  const members: unknown[] = []
  const end = start + int32(bytes, start) - 1
  let at = start + 4
  while (at < end) {
    let nameEnd = at + 1
    while (bytes[nameEnd] !== 0) nameEnd++
    members.push(value(bytes, at, nameEnd + 1))
    at = skip(bytes, bytes[at] ?? 0, nameEnd + 1)
  }
  return members
}

/** Returns where the value that begins at `start` ends. */
function skip(bytes: Buffer, type: number, start: number): number {
  switch (type) {
    case 0x10:
      return start + 4
    case 0x01:
    case 0x09:
    case 0x12:
      return start + 8
    case 0x02:
      return start + 4 + int32(bytes, start)
    case 0x03:
    case 0x04:
      return start + int32(bytes, start)
    case 0x05:
      return start + 5 + int32(bytes, start)
    case 0x07:
      return start + 12
    case 0x08:
      return start + 1
    case 0x0a:
      return start
    case 0x0b:
      return bytes.indexOf(0, bytes.indexOf(0, start) + 1) + 1
    default:
      throw unsupported(refused[type] ?? `the BSON type ${type}`)
  }
}
