import type { Point } from '../../contracts/common'

/** The mini-program asks for no location right; the code on the wall names the place. */
export const canLocate: boolean = false

export async function locate(): Promise<Point> {
  throw new Error('没有定位功能')
}
