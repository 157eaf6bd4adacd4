import type { Place } from '../../contracts/reports/views'

/** What a place is called: by its sign, by its address, or by the part of the city that a position is in. */
export function placeName({ codeName, address, near, point }: Place): string {
  if (codeName ?? address) return codeName ?? address
  if (near) return `${near.replace(/社区$/, '')}社区附近 · 已定位`
  return point ? '已定位的地点' : '地点见照片和文字'
}
