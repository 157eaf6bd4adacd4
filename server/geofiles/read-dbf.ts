import { FileRefused, type GeoLimits } from './geo-file'

interface Column {
  name: Uint8Array
  at: number
  length: number
}

/**
 * Returns the rows of a `.dbf` as text; a deleted row is absent. Numbers stay as they are written: a 17-digit code is
 * larger than what a number holds exactly.
 */
export function readDbf(bytes: Uint8Array, codePage: string | undefined, limits: GeoLimits) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const broken = () => new FileRefused('.dbf（属性表）不完整，请重新导出、压缩')
  if (bytes.length < 33) throw broken()
  const [count, start, length] = [view.getUint32(4, true), view.getUint16(8, true), view.getUint16(10, true)]
  if (start > bytes.length || start < 33 || length < 1) throw broken()
  if (count > limits.features) throw new FileRefused(`一个文件最多 ${limits.features} 个图形，请分成几个文件`)
  if (start + count * length > bytes.length + 1) throw broken()
  const columns = columnsOf(bytes, start)
  const rowAt = (index: number) => bytes.subarray(start + index * length, start + (index + 1) * length)
  const decode = decoderOf(bytes, codePage, () => [
    ...columns.map(({ name }) => name),
    ...Array.from({ length: Math.min(count, 500) }, (_, index) =>
      columns.map(({ at, length }) => rowAt(index).subarray(at, at + length))
    ).flat()
  ])
  const fields = columns.map(({ name, ...where }) => ({ name: decode(name).trim(), ...where }))
  if (fields.length > limits.headings) throw new FileRefused(`属性太多，最多 ${limits.headings} 个字段`)
  const rows = Array.from({ length: count }, (_, index) => {
    const row = rowAt(index)
    if (row[0] === 0x2a) return undefined
    return Object.fromEntries(
      fields.map(({ name, at, length }) => [
        name,
        decode(row.subarray(at, at + length))
          .trim()
          .slice(0, limits.cellText)
      ])
    )
  })
  return { headings: fields.map(({ name }) => name), rows }
}

type Decode = (bytes: Uint8Array) => string

function columnsOf(bytes: Uint8Array, end: number): Column[] {
  const fields: Column[] = []
  let offset = 1
  for (let at = 32; at + 32 <= end && bytes[at] !== 0x0d; at += 32) {
    const name = bytes.subarray(at, at + 11)
    const zero = name.indexOf(0)
    const length = bytes[at + 16] ?? 0
    fields.push({ name: zero === -1 ? name : name.subarray(0, zero), at: offset, length })
    offset += length
  }
  return fields
}

/** The code page stands in the `.cpg`, in a byte of the head, or nowhere: then it is UTF-8 if all can be, else GBK. */
function decoderOf(bytes: Uint8Array, codePage: string | undefined, texts: () => Uint8Array[]): Decode {
  const said = codePage?.trim().toLowerCase() ?? ''
  const gbk = new TextDecoder('gb18030')
  if (/utf-?8|65001/.test(said)) return utf8
  const chinese = /gb|936/.test(said) || bytes[29] === 0x4d || bytes[29] === 0x7a
  if (!chinese && texts().every(text => !utf8(text).includes('\uFFFD'))) return utf8
  return some => gbk.decode(some)
}

const loose = new TextDecoder()

/** A name or word that fills its field may be cut in the middle of a sign. The half of it is dropped. */
const utf8: Decode = some => {
  const text = loose.decode(some)
  return some.length >= 10 && some.at(-1) !== 32 ? text.replace(/\uFFFD$/, '') : text
}
