import type { Binary, BSONRegExp, ObjectId } from 'bson'
import { type Doc, plain, rank } from './values'

/**
 * A key is bytes. Keys have the order that BSON gives their values, so SQLite can sort by them and read ranges of
 * them.
 */
let buffer = Buffer.allocUnsafe(4096)
let length = 0

export type Direction = 1 | -1

export function keyOf(values: readonly unknown[], directions?: readonly Direction[]): Buffer {
  length = 0
  for (let i = 0; i < values.length; i++) {
    const start = length
    write(values[i])
    if (directions?.[i] === -1) for (let at = start; at < length; at++) buffer[at] = ~(buffer[at] ?? 0)
  }
  return Buffer.from(buffer.subarray(0, length))
}

/** Returns the key of one value as text, for maps and sets that hold values of any type. */
export function keyText(value: unknown): string {
  length = 0
  write(value)
  return buffer.toString('latin1', 0, length)
}

function room(bytes: number) {
  if (length + bytes <= buffer.length) return
  const larger = Buffer.allocUnsafe((length + bytes) * 2)
  buffer.copy(larger, 0, 0, length)
  buffer = larger
}

function byte(value: number) {
  room(1)
  buffer[length++] = value
}

function write(value: unknown) {
  const type = rank(value)
  byte(type)
  writeValue(type, value)
}

function writeValue(type: number, value: unknown) {
  switch (type) {
    case 30:
      return writeNumber(plain(value))
    case 40:
      return writeText(value as string)
    case 50:
      return writeMembers(Object.entries(value as Doc))
    case 60:
      return writeMembers(Object.entries(value as unknown[]))
    case 70: {
      const binary = value as Binary
      room(binary.length() + 5)
      length = buffer.writeUInt32BE(binary.length(), length)
      byte(binary.sub_type)
      buffer.set(binary.value(), length)
      length += binary.length()
      return
    }
    case 80:
      room(12)
      buffer.set((value as ObjectId).id, length)
      length += 12
      return
    case 90:
      return byte(value ? 1 : 0)
    case 100:
      return writeDouble((value as Date).getTime())
    case 120:
      writeText((value as BSONRegExp).pattern)
      writeText((value as BSONRegExp).options)
  }
}

/** Writes each member as type, name, value: BSON compares members in this order. */
function writeMembers(members: [string, unknown][]) {
  for (const [name, member] of members) {
    const type = rank(member)
    byte(type)
    writeText(name)
    writeValue(type, member)
  }
  byte(0)
}

/** Writes the nearest double below a number, then the rest: without the rest, longs beyond 2^53 would share keys. */
function writeNumber(value: number | bigint) {
  if (typeof value === 'number') {
    writeDouble(value)
    return byte(0)
  }
  let near = Number(value)
  if (BigInt(near) > value) near = doubleBelow(near)
  writeDouble(near)
  const rest = Number(value - BigInt(near))
  if (rest === 0) return byte(0)
  byte(1)
  byte(rest >> 8)
  byte(rest & 255)
}

/** Writes a double so that its bytes sort as the number does. NaN comes first, and -0 equals 0. */
function writeDouble(value: number) {
  room(8)
  if (Number.isNaN(value)) {
    buffer.fill(0, length, length + 8)
  } else {
    buffer.writeDoubleBE(value + 0, length)
    const first = buffer[length] ?? 0
    if (first & 0x80) for (let i = 0; i < 8; i++) buffer[length + i] = ~(buffer[length + i] ?? 0)
    else buffer[length] = first | 0x80
  }
  length += 8
}

const float = new DataView(new ArrayBuffer(8))

function doubleBelow(value: number) {
  float.setFloat64(0, value)
  float.setBigInt64(0, float.getBigInt64(0) + (value > 0 ? -1n : 1n))
  return float.getFloat64(0)
}

/** Writes a text and a final 0. A 0 or 1 inside becomes two bytes, so that it is not read as the end. */
function writeText(value: string) {
  room(value.length * 6 + 1)
  const start = length
  for (let i = 0; i < value.length; i++) {
    const unit = value.charCodeAt(i)
    if (unit > 127) {
      length = start
      return writeWideText(value)
    }
    if (unit < 2) buffer[length++] = 1
    buffer[length++] = unit < 2 ? unit + 1 : unit
  }
  buffer[length++] = 0
}

function writeWideText(value: string) {
  length += buffer.write(value.replaceAll('\x01', '\x01\x02').replaceAll('\0', '\x01\x01'), length)
  buffer[length++] = 0
}
