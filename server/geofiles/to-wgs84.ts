import gcoord from 'gcoord'
import proj4 from 'proj4'
import { isPosition } from '../../contracts/position'
import { RowRefused, type XY } from './geo-file'
import type { Source } from './read-prj'

type Convert = (x: number, y: number) => XY

const places = 1e8
const rounded = ([x, y]: number[]): XY => [
  Math.round((x ?? 0) * places) / places,
  Math.round((y ?? 0) * places) / places
]

/** Returns how coordinates of a system become longitude and latitude in WGS-84, to a millimetre. */
export function toWgs84(source: Source): Convert {
  const convert = formulaOf(source)
  const geographic = !flat(source)
  return (x, y) => {
    if (!Number.isFinite(x) || !Number.isFinite(y)) throw new RowRefused('有一个点的坐标不是数字')
    if (geographic && (Math.abs(x) > 180 || Math.abs(y) > 180)) {
      throw new RowRefused(`坐标 ${shown(x)}, ${shown(y)} 不是经纬度，像是平面坐标（米）：请选三度带坐标系再试`)
    }
    if (!geographic && Math.abs(x) <= 180 && Math.abs(y) <= 180) {
      throw new RowRefused(`坐标 ${shown(x)}, ${shown(y)} 像是经纬度，不是平面坐标（米）：请改选经纬度坐标系`)
    }
    const point = convert(x, y)
    if (point && isPosition(point)) return rounded([...point])
    const turned = convert(y, x)
    const order = geographic ? '应是先经度、后纬度' : '应是先东坐标、后北坐标'
    if (turned && isPosition(turned)) throw new RowRefused(`坐标 ${shown(x)}, ${shown(y)} 写反了，${order}`)
    throw new RowRefused(`坐标 ${shown(x)}, ${shown(y)} 不在国内，请核对坐标系和坐标`)
  }
}

const flat = ({ of }: Source) => of === 'gk3' || of === 'gk3zone' || of === 'projected'
const shown = (value: number) => String(Math.round(value * 1e6) / 1e6)

function formulaOf(source: Source): (x: number, y: number) => readonly number[] | undefined {
  switch (source.of) {
    case 'wgs84':
    case 'cgcs2000':
      return (x, y) => [x, y]
    case 'gcj02':
      return (x, y) => gcoord.transform([x, y], gcoord.GCJ02, gcoord.WGS84)
    case 'bd09':
      return (x, y) => gcoord.transform([x, y], gcoord.BD09, gcoord.WGS84)
    case 'gk3': {
      const plane = gauss(source.meridian, 500_000)
      return (x, y) => (inZone(x, y) ? plane.inverse([x, y]) : undefined)
    }
    case 'projected': {
      const plane = proj4(source.proj)
      return (x, y) => plane.inverse([x, y])
    }
    case 'gk3zone':
      return byZone()
  }
}

/** The zone stands in front of the easting: 38459554 is 459554 m in zone 38, whose meridian is 3 × 38°. */
function byZone() {
  const planes = new Map<number, ReturnType<typeof gauss>>()
  return (x: number, y: number) => {
    const zone = Math.floor(x / 1_000_000)
    if (zone < 25 || zone > 45 || !inZone(x - zone * 1_000_000, y)) return undefined
    const plane = planes.get(zone) ?? gauss(3 * zone, zone * 1_000_000 + 500_000)
    planes.set(zone, plane)
    return plane.inverse([x, y])
  }
}

/** A zone is 334 km wide at the equator; work at its edge goes a little over it. */
const inZone = (x: number, y: number) => x > 250_000 && x < 750_000 && y > 300_000 && y < 6_100_000

const gauss = (meridian: number, x0: number) =>
  proj4(`+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${x0} +y_0=0 +ellps=GRS80 +no_defs`)
