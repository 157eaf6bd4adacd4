import { useState } from 'react'
import type { Point } from '../../../contracts/common'
import { canFindPosition, findPosition } from '../../platform/position'

/** Where the person was a short while ago: only to sort and to show how far, never sent anywhere. */
let last: { point: Point; at: number } | undefined
const goodFor = 10 * 60_000

/** Asked for when it is wanted, by a tap; known to the next page without asking again. */
export function useMyPosition() {
  const [point, setPoint] = useState(() => (last && Date.now() - last.at < goodFor ? last.point : undefined))
  const [told, setTold] = useState<string>()
  const find = async () => {
    setTold('正在定位…')
    try {
      const found = await findPosition()
      last = { point: found.point, at: Date.now() }
      setPoint(found.point)
      setTold(undefined)
    } catch {
      setTold('没有定到位置，按时限排。可以允许定位后再试。')
    }
  }
  return { point, told, find, possible: canFindPosition }
}
