import Taro from '@tarojs/taro'
import type { Place } from '../../../contracts/reports/views'
import { toGcj } from '../map/gcj'

/** Opens WeChat's map at a place, from where any map on the phone leads there. */
export function navigate({ point, codeName, address }: Place) {
  if (!point) return
  const [longitude, latitude] = toGcj(point)
  void Taro.openLocation({ longitude, latitude, name: codeName || address, address, scale: 17 })
}
