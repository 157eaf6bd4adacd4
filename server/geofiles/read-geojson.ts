import { decoded } from './decoded'
import { FileRefused, type GeoLimits, RowRefused, type Shape, type XY } from './geo-file'
import { type Source, sourceOfEpsg } from './read-prj'
import { demandRing } from './shapes'

interface Read {
  rows: { cells: Record<string, string>; shape?: Shape; problem?: string }[]
  headings: string[]
  /** WGS-84 unless it says another: so the format has it. */
  source: Source
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Returns the features of GeoJSON, in the coordinates that stand there. */
export function readGeoJson(bytes: Uint8Array, limits: GeoLimits): Read {
  const file = parsed(bytes)
  const features = !isObject(file) ? undefined : file.type === 'Feature' ? [file] : file.features
  if (!isObject(file) || !Array.isArray(features)) {
    throw new FileRefused('这不是 GeoJSON：应是 FeatureCollection，里面有 features')
  }
  if (features.length > limits.features) throw new FileRefused(`一个文件最多 ${limits.features} 个图形，请分成几个文件`)
  const budget = { vertices: limits.vertices }
  const headings = new Set<string>()
  const rows = features.map(feature => rowOf(feature, headings, budget, limits))
  if (headings.size > limits.headings) throw new FileRefused(`属性太多，最多 ${limits.headings} 种`)
  const source = sourceOf(file.crs)
  return { rows, headings: [...headings], source: source ?? { of: 'wgs84' } }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoded(bytes).replace(/^\uFEFF/, ''))
  } catch {
    throw new FileRefused('GeoJSON 读不出来：文件不完整，或者不是 JSON，请重新导出')
  }
}

/** The member `crs` of older GeoJSON, as exported by many programs. */
function sourceOf(crs: unknown): Source | undefined {
  if (!isObject(crs)) return undefined
  const name = isObject(crs.properties) ? String(crs.properties.name ?? '') : ''
  const source = sourceOfEpsg(Number(name.match(/(\d+)$/)?.[1]))
  if (!source) throw new FileRefused(`文件里写的坐标系“${name.slice(0, 60)}”认不出来，请转换成 CGCS2000 再上传`)
  return source
}

type Budget = { vertices: number }

function rowOf(feature: unknown, headings: Set<string>, budget: Budget, limits: GeoLimits): Read['rows'][number] {
  const cells: Record<string, string> = Object.create(null)
  try {
    if (!isObject(feature)) throw new RowRefused('不是 Feature')
    const properties = isObject(feature.properties) ? feature.properties : {}
    for (const [name, value] of Object.entries(properties)) {
      headings.add(name)
      if (headings.size <= limits.headings) cells[name] = wordsOf(name, value).slice(0, limits.cellText)
    }
    return { cells: { ...cells }, shape: shapeOf(feature.geometry, budget) }
  } catch (error) {
    if (!(error instanceof RowRefused)) throw error
    return { cells: { ...cells }, problem: error.message }
  }
}

function wordsOf(name: string, value: unknown): string {
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value !== 'number') return ''
  if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return String(value)
  throw new RowRefused(`“${name.slice(0, 40)}”写成了数字，超过 15 位会失真，请改成文字（加引号）`)
}

const depths: { [type: string]: { kind: Shape['kind']; depth: 0 | 1 | 2 | 3 } } = {
  Point: { kind: 'point', depth: 0 },
  LineString: { kind: 'lines', depth: 1 },
  MultiLineString: { kind: 'lines', depth: 2 },
  Polygon: { kind: 'areas', depth: 2 },
  MultiPolygon: { kind: 'areas', depth: 3 }
}

function shapeOf(geometry: unknown, budget: Budget): Shape {
  if (!isObject(geometry)) throw new RowRefused('没有图形')
  const type = String(geometry.type)
  const known = Object.hasOwn(depths, type) ? depths[type] : undefined
  if (!known) throw new RowRefused(`图形是 ${type.slice(0, 40)}，应是点、线或多边形`)
  const coordinates = geometry.coordinates
  if (known.depth === 0) return { kind: 'point', point: pointOf(coordinates, budget) }
  const line = (value: unknown) => listOf(value).map(point => pointOf(point, budget))
  if (known.kind === 'lines') {
    return { kind: 'lines', lines: known.depth === 1 ? [line(coordinates)] : listOf(coordinates).map(line) }
  }
  const area = (value: unknown) => listOf(value).map(ring => demandRing(line(ring)))
  return { kind: 'areas', areas: known.depth === 2 ? [area(coordinates)] : listOf(coordinates).map(area) }
}

function listOf(value: unknown): unknown[] {
  if (!Array.isArray(value) || value.length === 0) throw new RowRefused('图形的坐标不完整')
  return value
}

function pointOf(value: unknown, budget: Budget): XY {
  budget.vertices -= 1
  if (budget.vertices < 0) throw new FileRefused('图形的点太多，请分成几个文件')
  const [x, y] = Array.isArray(value) ? value : []
  if (typeof x !== 'number' || typeof y !== 'number') throw new RowRefused('有一个点的坐标不是数字')
  return [x, y]
}
