import { coordinateSystems, type SaidSystem } from '../../contracts/geofiles/systems'
import {
  FileRefused,
  type GeoAnswer,
  type GeoRow,
  type GeoTask,
  type ReadSystem,
  RowRefused,
  type Shape
} from './geo-file'
import { kindOf } from './kind-of'
import { readGeoJson } from './read-geojson'
import type { Source } from './read-prj'
import { readShapefile } from './read-shapefile'
import { movedShape } from './shapes'
import { toWgs84 } from './to-wgs84'

interface Read {
  rows: { row?: number; deleted?: boolean; cells: Record<string, string>; shape?: Shape; problem?: string }[]
  headings: string[]
  source?: Source
}

/** Returns what is in a file, carried over to WGS-84. Only the thread that reads files may call it. */
export async function geoRows({ bytes, said, limits }: GeoTask): Promise<GeoAnswer> {
  try {
    const read = await readAny({ bytes, said, limits })
    if (read.rows.length === 0) throw new FileRefused('文件里没有图形')
    const { source, system } = systemOf(said, read.source)
    const convert = toWgs84(source)
    const rows = read.rows.flatMap(({ row, deleted, ...rest }, index): GeoRow[] =>
      deleted ? [] : [carried({ row: row ?? index + 1, ...rest }, convert)]
    )
    return { rows, headings: read.headings, system }
  } catch (error) {
    if (error instanceof FileRefused) return { refused: error.message }
    // Whatever else a parser throws at made-up bytes means the same to the person: this is no such file.
    return { refused: '' }
  }
}

async function readAny({ bytes, said, limits }: GeoTask): Promise<Read> {
  switch (kindOf(bytes)) {
    case 'geojson':
      return readGeoJson(bytes, limits)
    case 'shapefile':
      return readShapefile(bytes, limits, said.system !== undefined)
    case 'unknown':
      throw new FileRefused('认不出这种文件：请上传 GeoJSON，或者把 Shapefile 的几个文件一起压缩成的 zip')
  }
}

/** What the person says goes before what the file says: programs write WGS-84 beside coordinates of GCJ-02. */
function systemOf(
  { system, meridian }: SaidSystem,
  inFile: Source | undefined
): { source: Source; system: ReadSystem } {
  if (system === 'gk3') {
    if (meridian === undefined) throw new FileRefused('东坐标前没有带号时，请选择中央经线（如 114 度）')
    const words = `${coordinateSystems.gk3}，中央经线 ${meridian} 度`
    return { source: { of: 'gk3', meridian }, system: { system, words, told: 'person' } }
  }
  if (system) return { source: { of: system }, system: { system, words: coordinateSystems[system], told: 'person' } }
  if (!inFile) throw new FileRefused('文件里没有写坐标系（没有 .prj，或者认不出来）：请选择坐标系再上传')
  const words =
    inFile.of === 'projected'
      ? `CGCS2000 高斯-克吕格投影，中央经线 ${inFile.meridian} 度`
      : inFile.of === 'gk3'
        ? `${coordinateSystems.gk3}，中央经线 ${inFile.meridian} 度`
        : coordinateSystems[inFile.of]
  return { source: inFile, system: { system: inFile.of, words, told: 'file' } }
}

function carried({ shape, ...row }: GeoRow, convert: ReturnType<typeof toWgs84>): GeoRow {
  if (!shape || row.problem !== undefined) return row
  try {
    return { ...row, shape: movedShape(shape, convert) }
  } catch (error) {
    if (error instanceof RowRefused) return { ...row, problem: error.message }
    throw error
  }
}
