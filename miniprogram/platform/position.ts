import Taro from '@tarojs/taro'
import type { Point } from '../../contracts/common'

/** Where the phone is, in WGS-84, and how many metres it may be off. */
export interface Position {
  point: Point
  accuracy: number
}

export const canFindPosition: boolean = true

/** WeChat asks the person the first time; a refusal fails. Its own maps speak GCJ-02, its position WGS-84 on request. */
export async function findPosition(): Promise<Position> {
  const { longitude, latitude, accuracy } = await Taro.getLocation({
    type: 'wgs84',
    isHighAccuracy: true,
    highAccuracyExpireTime: 10_000
  })
  return { point: [longitude, latitude], accuracy: Math.max(1, Math.round(accuracy)) }
}
