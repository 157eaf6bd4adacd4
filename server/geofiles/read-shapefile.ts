import { FileRefused, type GeoLimits, RowRefused, type Shape } from './geo-file'
import { partsOf } from './read-archive'
import { readDbf } from './read-dbf'
import { type Source, sourceOfPrj } from './read-prj'
import { readShp, type Record as ShpRecord } from './read-shp'
import { areasOf } from './shapes'

/** Returns the shapes of a zipped Shapefile with their words, in the coordinates that stand there. */
export function readShapefile(bytes: Uint8Array, limits: GeoLimits, asked: boolean) {
  const { shp, dbf, prj, cpg } = partsOf(bytes, limits)
  if (!dbf) throw new FileRefused('压缩包里没有 .dbf（属性表），读不到编码和名称：请一起压缩')
  const shapes = readShp(shp, limits)
  const { headings, rows } = readDbf(dbf, cpg, limits)
  if (shapes.length !== rows.length) {
    throw new FileRefused(`.shp 有 ${shapes.length} 个图形，.dbf 有 ${rows.length} 行，对不上：请重新导出`)
  }
  const source: Source | undefined = prj !== undefined && !asked ? sourceOfPrj(prj) : undefined
  return {
    headings,
    ...(source && { source }),
    rows: shapes.map((record, index) => ({
      deleted: rows[index] === undefined,
      cells: rows[index] ?? {},
      ...shaped(record)
    }))
  }
}

function shaped(record: ShpRecord): { shape: Shape } | { problem: string } {
  try {
    if (record.kind === 'none') throw new RowRefused('没有图形')
    if (record.kind === 'wrong') throw new RowRefused(record.why)
    const [[point] = []] = record.parts
    if (record.kind === 'point' && point) return { shape: { kind: 'point', point } }
    if (record.kind === 'lines') return { shape: { kind: 'lines', lines: record.parts } }
    return { shape: areasOf(record.parts) }
  } catch (error) {
    if (error instanceof RowRefused) return { problem: error.message }
    throw error
  }
}
