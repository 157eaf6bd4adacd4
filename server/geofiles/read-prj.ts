import { FileRefused } from './geo-file'

/** A system as proj4 names it, or one of those that people name. */
export type Source =
  | { of: 'wgs84' | 'cgcs2000' | 'gcj02' | 'bd09' | 'gk3zone' }
  | { of: 'gk3'; meridian: number }
  | { of: 'projected'; proj: string; meridian: number }

const olds: [RegExp, string][] = [
  [/xian_?\s?(19)?80/i, '西安 80'],
  [/beijing_?\s?(19)?54|krasovsky/i, '北京 54']
]
const modern = /china(_geodetic_coordinate_system)?_?\s?2000|cgcs_?\s?2000|wgs_?\s?(19)?84/i

/** Returns the system of a number of the EPSG register, as files of this country name it. */
export function sourceOfEpsg(code: number): Source | undefined {
  if (code === 4326 || code === 84) return { of: 'wgs84' }
  if (code === 4490) return { of: 'cgcs2000' }
  if (code >= 4513 && code <= 4533) return { of: 'gk3zone' }
  if (code >= 4534 && code <= 4554) return { of: 'gk3', meridian: 75 + 3 * (code - 4534) }
  return undefined
}

/** Returns the system that a `.prj` describes. Refuses one that cannot be carried over exactly enough. */
export function sourceOfPrj(text: string): Source | undefined {
  const old = olds.find(([name]) => name.test(text))
  if (old) throw new FileRefused(`坐标系是${old[1]}，和 CGCS2000 相差几十米，不能直接用：请先请测绘单位转换成 CGCS2000`)
  if (!modern.test(text)) return undefined
  if (!/^\s*PROJC(S|RS)/i.test(text)) return { of: /wgs/i.test(text) ? 'wgs84' : 'cgcs2000' }
  if (!/gauss[_ ]kruger|transverse[_ ]mercator/i.test(text)) {
    throw new FileRefused('文件里的投影不是高斯-克吕格，认不出来：请转换成 CGCS2000 经纬度或三度带再上传')
  }
  if (!/UNIT\[\s*"(meter|metre)"\s*,\s*1(\.0*)?[\s,\]]/i.test(text))
    throw new FileRefused('平面坐标的单位不是米，请转换后再上传')
  const [meridian, x0, y0 = 0, k = 1, lat0 = 0] = [
    /central_meridian|longitude of natural origin/,
    /false_easting|false easting/,
    /false_northing|false northing/,
    /scale_factor|scale factor at natural origin/,
    /latitude_of_origin|latitude of natural origin/
  ].map(name => parameter(text, name))
  if (meridian === undefined || x0 === undefined) return undefined
  const ellps = /wgs/i.test(text) ? 'WGS84' : 'GRS80'
  const proj = `+proj=tmerc +lat_0=${lat0} +lon_0=${meridian} +k=${k} +x_0=${x0} +y_0=${y0} +ellps=${ellps} +no_defs`
  return { of: 'projected', proj, meridian }
}

function parameter(text: string, name: RegExp): number | undefined {
  const [, number] =
    text.match(new RegExp(`PARAMETER\\[\\s*"(?:${name.source})"\\s*,\\s*(-?[\\d.]+(?:e[+-]?\\d+)?)`, 'i')) ?? []
  const value = Number(number)
  return number !== undefined && Number.isFinite(value) ? value : undefined
}
