import { FileRefused, type GeoLimits, RowRefused, type XY } from './geo-file'

/** A record of a `.shp` as it stands there: which kind, and its points by part. */
export type Record =
  | { kind: 'none' }
  | { kind: 'point' | 'lines' | 'areas'; parts: XY[][] }
  | { kind: 'wrong'; why: string }

const kinds: { [code: number]: 'point' | 'lines' | 'areas' | 'many' } = {
  1: 'point',
  11: 'point',
  21: 'point',
  3: 'lines',
  13: 'lines',
  23: 'lines',
  5: 'areas',
  15: 'areas',
  25: 'areas',
  8: 'many',
  18: 'many',
  28: 'many'
}

/**
 * Returns the records of a `.shp`. It is read here and not by shpjs, which leaves out without a word whatever comes after
 * a place where the file was cut off.
 */
export function readShp(bytes: Uint8Array, limits: GeoLimits): Record[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 100 || view.getInt32(0) !== 9994) throw new FileRefused('.shp 不是有效的 Shapefile，请重新导出')
  const records: Record[] = []
  let vertices = 0
  for (let at = 100; at < bytes.length; ) {
    const number = records.length + 1
    if (number > limits.features) throw new FileRefused(`一个文件最多 ${limits.features} 个图形，请分成几个文件`)
    const length = at + 8 <= bytes.length ? view.getInt32(at + 4) * 2 : -1
    if (length < 4 || at + 8 + length > bytes.length) {
      throw new FileRefused(`.shp 在第 ${number} 个图形处断了，文件不完整，请重新导出、压缩`)
    }
    const record = readRecord(new DataView(view.buffer, view.byteOffset + at + 8, length))
    if ('parts' in record) vertices += record.parts.reduce((sum, part) => sum + part.length, 0)
    if (vertices > limits.vertices) throw new FileRefused(`图形的点太多，最多 ${limits.vertices} 个，请分成几个文件`)
    records.push(record)
    at += 8 + length
  }
  return records
}

function readRecord(view: DataView): Record {
  const code = view.getInt32(0, true)
  if (code === 0) return { kind: 'none' }
  const kind = kinds[code]
  try {
    if (!kind) throw new RowRefused(`不认识的图形类型 ${code}`)
    if (kind === 'many') throw new RowRefused('是一组点（MultiPoint），应是一个点')
    if (kind === 'point') return { kind, parts: [[pointAt(view, 4)]] }
    return { kind, parts: readParts(view) }
  } catch (error) {
    return { kind: 'wrong', why: error instanceof RowRefused ? error.message : '图形的数据不完整' }
  }
}

/** Points past the end of a record throw, so that no count a file claims costs more than the file is long. */
const pointAt = (view: DataView, at: number): XY => [view.getFloat64(at, true), view.getFloat64(at + 8, true)]

function readParts(view: DataView): XY[][] {
  const [count, points] = [view.getInt32(36, true), view.getInt32(40, true)]
  const start = 44 + 4 * count
  if (count < 1 || points < 1 || start + 16 * points > view.byteLength) throw new RowRefused('图形的数据不完整')
  const starts = Array.from({ length: count }, (_, part) => view.getInt32(44 + 4 * part, true))
  return starts.map((first, part) => {
    const next = starts[part + 1] ?? points
    if (first < 0 || next > points || next < first || (part === 0 && first !== 0))
      throw new RowRefused('图形的数据不完整')
    return Array.from({ length: next - first }, (_, index) => pointAt(view, start + 16 * (first + index)))
  })
}
