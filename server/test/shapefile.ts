import { strToU8, zipSync } from 'fflate'

/** GBK by the decoder that Node has: no program of this project writes it. */
const gbkBytes = new Map<string, [number, number]>()
function gbk(text: string): Uint8Array {
  if (gbkBytes.size === 0) {
    const decoder = new TextDecoder('gbk')
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      for (let trail = 0x40; trail <= 0xfe; trail += 1)
        gbkBytes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
    }
  }
  return Uint8Array.from(
    [...text].flatMap(sign => (sign < '\u0080' ? [sign.charCodeAt(0)] : (gbkBytes.get(sign) ?? [63])))
  )
}

export interface MadeShape {
  kind?: 'point' | 'lines' | 'areas' | 'none'
  parts: number[][][]
  cells: Record<string, string>
}

export const prj = {
  cgcs2000:
    'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
  gauss: (meridian: number, x0: number, datum = 'D_China_2000') =>
    `PROJCS["CGCS2000_3_Degree_GK",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["${datum}",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${x0}.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`
}

export interface MadeFile {
  shapes: readonly MadeShape[]
  prj?: string | undefined
  /** `gbk` writes names and values in GBK; `silent` does so and tells nobody. */
  words?: 'utf8' | 'gbk' | 'silent'
  name?: string
  /** The type of a field in the `.dbf`, `C` if absent. */
  numeric?: readonly string[]
}

/** Makes the bytes of a Shapefile, part by part. */
export function shapefileParts({ shapes, prj, words = 'gbk', numeric = [] }: MadeFile): Record<string, Uint8Array> {
  const encode = words === 'utf8' ? (text: string) => strToU8(text) : gbk
  return {
    shp: shpOf(shapes),
    dbf: dbfOf(shapes, encode, numeric),
    ...(prj !== undefined && { prj: strToU8(prj) }),
    ...(words !== 'silent' && { cpg: strToU8(words === 'utf8' ? 'UTF-8' : 'GBK') })
  }
}

/** Makes a zipped Shapefile as programs of map makers export it. */
export function shapefile(file: MadeFile): Uint8Array {
  const parts = shapefileParts(file)
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([end, bytes]) => [`${file.name ?? '网格'}.${end}`, bytes]))
  )
}

const codes = { none: 0, point: 1, lines: 3, areas: 5 }

function shpOf(shapes: readonly MadeShape[]): Uint8Array {
  const records = shapes.map(({ kind = 'areas', parts }, index) => {
    const points = parts.flat()
    const length = kind === 'none' ? 4 : kind === 'point' ? 20 : 44 + 4 * parts.length + 16 * points.length
    const view = new DataView(new ArrayBuffer(8 + length))
    view.setInt32(0, index + 1)
    view.setInt32(4, length / 2)
    view.setInt32(8, codes[kind], true)
    let at = 12
    if (kind === 'lines' || kind === 'areas') {
      view.setInt32(44, parts.length, true)
      view.setInt32(48, points.length, true)
      let start = 0
      parts.forEach((part, number) => {
        view.setInt32(52 + 4 * number, start, true)
        start += part.length
      })
      at = 52 + 4 * parts.length
    }
    if (kind !== 'none') {
      points.forEach(([x = 0, y = 0], number) => {
        view.setFloat64(at + 16 * number, x, true)
        view.setFloat64(at + 16 * number + 8, y, true)
      })
    }
    return new Uint8Array(view.buffer)
  })
  const size = 100 + records.reduce((sum, record) => sum + record.length, 0)
  const head = new DataView(new ArrayBuffer(100))
  head.setInt32(0, 9994)
  head.setInt32(24, size / 2)
  head.setInt32(28, 1000, true)
  head.setInt32(32, codes[shapes[0]?.kind ?? 'areas'], true)
  return Buffer.concat([new Uint8Array(head.buffer), ...records])
}

function dbfOf(
  shapes: readonly MadeShape[],
  encode: (text: string) => Uint8Array,
  numeric: readonly string[]
): Uint8Array {
  const names = [...new Set(shapes.flatMap(({ cells }) => Object.keys(cells)))]
  const width = 60
  const head = new DataView(new ArrayBuffer(33 + 32 * names.length))
  head.setUint8(0, 3)
  head.setUint32(4, shapes.length, true)
  head.setUint16(8, head.byteLength, true)
  head.setUint16(10, 1 + width * names.length, true)
  names.forEach((name, index) => {
    new Uint8Array(head.buffer).set(encode(name).subarray(0, 10), 32 + 32 * index)
    head.setUint8(32 + 32 * index + 11, numeric.includes(name) ? 78 : 67)
    head.setUint8(32 + 32 * index + 16, width)
  })
  head.setUint8(head.byteLength - 1, 13)
  const rows = shapes.map(({ cells }) => {
    const row = new Uint8Array(1 + width * names.length).fill(32)
    names.forEach((name, index) => {
      row.set(encode(cells[name] ?? '').subarray(0, width), 1 + width * index)
    })
    return row
  })
  return Buffer.concat([new Uint8Array(head.buffer), ...rows, Uint8Array.of(26)])
}
