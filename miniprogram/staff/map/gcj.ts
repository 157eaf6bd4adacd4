import gcoord from 'gcoord'
import type { Point } from '../../../contracts/common'

/** WeChat's maps speak GCJ-02; everything else here WGS-84. */
export function toGcj([longitude, latitude]: Point): Point {
  const [x = longitude, y = latitude] = gcoord.transform([longitude, latitude], gcoord.WGS84, gcoord.GCJ02)
  return [x, y]
}
