import type { Position } from './position'

/** The mini-program asks residents for no location right; the code on the wall names the place. */
export const canLocate: boolean = false

export async function locate(): Promise<Position> {
  throw new Error('没有定位功能')
}
