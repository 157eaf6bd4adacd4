import type { Point } from '../../../contracts/common'

/** Where the phone is, in WGS-84, and how many metres it may be off. */
export interface Position {
  point: Point
  accuracy: number
}

/** The mini-program asks for no location right: the place is chosen from what stands nearby. */
export const canFindPosition: boolean = false

export async function findPosition(): Promise<Position> {
  throw new Error('没有定位功能')
}
