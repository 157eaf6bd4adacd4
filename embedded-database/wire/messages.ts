import { decodeCommand, encode, int32 } from '../values/bson'
import { CommandError } from '../values/errors'
import type { Doc } from '../values/values'

const opReply = 1
const opQuery = 2004
const opMsg = 2013
const headerLength = 16
export const longestMessage = 48_000_000

export interface Request {
  id: number
  /**
   * It came as OP_QUERY, the old form that drivers still use for their first hello; the reply has the old form, too.
   */
  old: boolean
  command: Doc
  /** Documents to insert, as the bytes that came. */
  documents: Buffer[]
  /** The sender does not wait for a reply. */
  silent: boolean
}

/** Returns where the first whole message ends, or 0 when more bytes have to come. */
export function messageEnd(bytes: Buffer): number {
  if (bytes.length < 4) return 0
  const length = int32(bytes, 0)
  if (length < headerLength || length > longestMessage) throw new CommandError(17, `A message of ${length} bytes`)
  return bytes.length < length ? 0 : length
}

export function readRequest(message: Buffer): Request {
  const [id, operation] = [int32(message, 4), int32(message, 12)]
  if (operation === opQuery) {
    const nameEnd = message.indexOf(0, headerLength + 4)
    const { doc } = readDocument(message, nameEnd + 9)
    return { id, old: true, command: (doc.$query as Doc | undefined) ?? doc, documents: [], silent: false }
  }
  if (operation !== opMsg)
    throw new CommandError(17, `The operation ${operation} of the wire protocol is not supported`)
  const flags = int32(message, headerLength)
  const end = message.length - (flags & 1 ? 4 : 0)
  const request: Request = { id, old: false, command: {}, documents: [], silent: (flags & 2) !== 0 }
  let at = headerLength + 4
  while (at < end) {
    const size = int32(message, at + 1)
    if (message[at] === 0) {
      const { doc, raw } = readDocument(message, at + 1)
      Object.assign(request.command, doc)
      request.documents.push(...(raw ?? []))
    } else readSequence(message.subarray(at + 1, at + 1 + size), request)
    at += 1 + size
  }
  return request
}

function readDocument(message: Buffer, at: number) {
  return decodeCommand(message.subarray(at, at + int32(message, at)), 'documents')
}

/** Reads a list of documents that was sent beside its command. */
function readSequence(section: Buffer, request: Request) {
  const nameEnd = section.indexOf(0, 4)
  const name = section.toString('utf8', 4, nameEnd)
  const documents: Buffer[] = []
  for (let at = nameEnd + 1; at < section.length; at += int32(section, at)) {
    documents.push(section.subarray(at, at + int32(section, at)))
  }
  if (name === 'documents') request.documents.push(...documents)
  else request.command[name] = documents.map(bytes => decodeCommand(bytes, '').doc)
}

/** The parts of a reply's body. They are joined only once, together with the header, to copy fewer bytes. */
export type Body = Buffer[]

export function writeReply(to: Request, body: Body): Buffer {
  const prefix = Buffer.alloc(to.old ? headerLength + 20 : headerLength + 5)
  const length = prefix.length + lengthOf(body)
  prefix.writeInt32LE(length, 0)
  prefix.writeInt32LE(to.id, 8)
  prefix.writeInt32LE(to.old ? opReply : opMsg, 12)
  if (to.old) prefix.writeInt32LE(1, headerLength + 16)
  return Buffer.concat([prefix, ...body], length)
}

const ok = encode({ ok: 1 }).subarray(4, -1)
const end = Buffer.alloc(1)
/** The bytes before each member of a batch of the usual size. */
const memberNames = Array.from({ length: 101 }, (_, i) => memberName(i))

function memberName(i: number) {
  return Buffer.from(`\x03${i}\0`)
}

/** Returns the reply to `find`, `aggregate` and `getMore`, made of documents that are already bytes. */
export function cursorReply(batch: 'firstBatch' | 'nextBatch', documents: Buffer[], id: bigint, ns: string): Body {
  const members: Body = []
  for (const [i, bytes] of documents.entries()) members.push(memberNames[i] ?? memberName(i), bytes)
  const rest = encode({ id, ns }).subarray(4, -1)
  const cursor = wrap([Buffer.from(`\x04${batch}\0`), ...wrap(members), rest])
  return wrap([Buffer.from('\x03cursor\0'), ...cursor, ok])
}

function wrap(parts: Body): Body {
  const start = Buffer.alloc(4)
  start.writeInt32LE(lengthOf(parts) + 5)
  return [start, ...parts, end]
}

function lengthOf(parts: Body): number {
  return parts.reduce((sum, part) => sum + part.length, 0)
}
