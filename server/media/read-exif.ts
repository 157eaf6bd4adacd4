import { hourMs, momentInChina } from '../../contracts/china-time'
import type { Point } from '../../contracts/common'

/** Tags and types by their numbers in the EXIF standard. */
const tags = { exifDirectory: 0x8769, gpsDirectory: 0x8825, takenAt: 0x9003 } as const
/** Of the moment itself, else of the file. */
const offsetTags = [0x9011, 0x9010] as const
const gpsTags = { latitudeRef: 1, latitude: 2, longitudeRef: 3, longitude: 4 } as const
const types = { text: 2, rational: 5 } as const

/**
 * Returns where a photo was taken (WGS-84) and when, from its EXIF block as sharp hands it out. Strangers write these
 * blocks, so work stays in proportion to the block: three directories are walked once, and of a value no more is read
 * than a position or a time can hold, however many values the entry claims. Whatever does not fit is left out.
 */
export function readExif(block: Buffer): { point: Point; takenAt?: string } | undefined {
  return reading(block, (read, root) => {
    const gps = read.directory(read.pointer(root, tags.gpsDirectory))
    const latitude = degrees(read.rationals(gps, gpsTags.latitude), read.text(gps, gpsTags.latitudeRef) === 'S')
    const longitude = degrees(read.rationals(gps, gpsTags.longitude), read.text(gps, gpsTags.longitudeRef) === 'W')
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return undefined
    const takenAt = timeIn(read, root)
    return { point: [longitude, latitude], ...(takenAt && { takenAt }) }
  })
}

/** Returns when a photo was taken, by its own clock, whether it knows where or not. */
export function readTakenAt(block: Buffer): string | undefined {
  return reading(block, timeIn)
}

type Reader = ReturnType<typeof reader>

/** Hands out a reader of the block and its first directory. What lies outside the block is not there. */
function reading<T>(block: Buffer, read: (reader: Reader, root: Directory) => T | undefined): T | undefined {
  const tiff = block.toString('latin1', 0, 4) === 'Exif' ? block.subarray(6) : block
  const order = tiff.toString('latin1', 0, 2)
  if (order !== 'II' && order !== 'MM') return undefined
  try {
    const whole = reader(tiff, order === 'II')
    return read(whole, whole.directory(whole.uint32(4)))
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

interface Entry {
  type: number
  count: number
  /** Where its four bytes are: the value itself when it fits, else where the value is. */
  at: number
}
type Directory = Map<number, Entry>

/** Reads a TIFF structure. An offset outside the block is a RangeError of Buffer's own. */
function reader(tiff: Buffer, little: boolean) {
  const uint16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const uint32 = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  return {
    uint32,
    directory(at: number | undefined): Directory {
      const entries: Directory = new Map()
      if (at === undefined) return entries
      const count = uint16(at)
      for (let entry = at + 2; entry < at + 2 + count * 12; entry += 12) {
        entries.set(uint16(entry), { type: uint16(entry + 2), count: uint32(entry + 4), at: entry + 8 })
      }
      return entries
    },
    pointer(directory: Directory, tag: number): number | undefined {
      const entry = directory.get(tag)
      return entry && uint32(entry.at)
    },
    /** Degrees, minutes and seconds. */
    rationals(directory: Directory, tag: number): number[] {
      const entry = directory.get(tag)
      if (entry?.type !== types.rational) return []
      const start = uint32(entry.at)
      return Array.from({ length: Math.min(entry.count, 3) }, (_, index) => {
        const at = start + index * 8
        return uint32(at) / uint32(at + 4)
      })
    },
    /** Up to the 19 characters of a time. */
    text(directory: Directory, tag: number): string | undefined {
      const entry = directory.get(tag)
      if (entry?.type !== types.text) return undefined
      const start = entry.count > 4 ? uint32(entry.at) : entry.at
      return tiff.toString('latin1', start, start + Math.min(entry.count, 19)).replace(/\0.*$/s, '')
    }
  }
}

/** NaN when it is no angle, which is neither within the limits nor outside them. */
function degrees([whole = Number.NaN, minutes = 0, seconds = 0]: number[], negative: boolean): number {
  const angle = whole + minutes / 60 + seconds / 3600
  return negative ? -angle : angle
}

/** A camera writes the time on its own clock, which is Chinese time unless it says how far that clock is from UTC. */
function timeIn(read: Reader, root: Directory): string | undefined {
  const exif = read.directory(read.pointer(root, tags.exifDirectory))
  const [, year, month, day, clock] =
    /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(read.text(exif, tags.takenAt) ?? '') ?? []
  if (!clock) return undefined
  const inChina = momentInChina(`${year}-${month}-${day}`, clock)
  if (Number.isNaN(inChina.getTime())) return undefined
  const offset = offsetTags.map(tag => offsetOf(read.text(exif, tag))).find(ms => ms !== undefined)
  return new Date(inChina.getTime() + (offset === undefined ? 0 : 8 * hourMs - offset)).toISOString()
}

/** How far a clock is ahead of UTC, from what EXIF writes as `+08:00`. */
function offsetOf(written: string | undefined): number | undefined {
  const [, sign, hours, minutes] = /^([+-])(0\d|1[0-4]):([0-5]\d)$/.exec(written ?? '') ?? []
  if (!sign) return undefined
  return (Number(hours) * hourMs + Number(minutes) * 60_000) * (sign === '-' ? -1 : 1)
}
