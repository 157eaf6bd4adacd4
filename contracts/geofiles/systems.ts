import * as v from 'valibot'

/** The coordinate systems in which a city's files come. Everything is kept in WGS-84, from which CGCS2000 differs by centimetres. */
export const coordinateSystems = {
  wgs84: 'WGS-84 经纬度',
  cgcs2000: 'CGCS2000 经纬度',
  gk3zone: 'CGCS2000 三度带平面坐标，东坐标前有带号',
  gk3: 'CGCS2000 三度带平面坐标，东坐标前没有带号',
  gcj02: 'GCJ-02（高德、腾讯地图）',
  bd09: 'BD-09（百度地图）'
} as const
export type CoordinateSystem = keyof typeof coordinateSystems
export const CoordinateSystem = v.picklist(Object.keys(coordinateSystems) as CoordinateSystem[], '请选择坐标系')

/** The central meridians of the 3-degree zones of the country. */
export const meridians = Array.from({ length: 21 }, (_, index) => 75 + 3 * index)
export const Meridian = v.picklist(meridians, '请选择中央经线')

/** What a person says of a file: nothing, if the file says it itself. */
export const SaidSystem = v.object({ system: v.optional(CoordinateSystem), meridian: v.optional(Meridian) })
export type SaidSystem = v.InferOutput<typeof SaidSystem>
