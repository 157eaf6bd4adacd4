import * as v from 'valibot'

/** How many places of one photo can be blacked out. */
export const mostBoxes = 50

const Share = v.pipe(v.number('位置格式不对'), v.minValue(0, '方框超出了照片'), v.maxValue(1, '方框超出了照片'))

/** Sums of rounded shares may pass one by a hair. */
const hair = 1e-6

/** A rectangle on a photo as people see it, upright, in shares of its width and height. */
export const Box = v.pipe(
  v.object({ x: Share, y: Share, width: Share, height: Share }),
  v.check(({ width, height }) => width > 0 && height > 0, '方框太小了，请重画'),
  v.check(({ x, y, width, height }) => x + width <= 1 + hair && y + height <= 1 + hair, '方框超出了照片')
)
export type Box = v.InferOutput<typeof Box>

export const Boxes = v.pipe(
  v.array(Box, '方框列表格式不对'),
  v.maxLength(mostBoxes, `一张照片最多遮挡 ${mostBoxes} 处`)
)

/** Whether these boxes leave covered whatever those cover: each of those is there as it was. */
export function keepsAll(boxes: readonly Box[], those: readonly Box[]): boolean {
  return those.every(that => boxes.some(box => isSame(box, that)))
}

export function isSame(one: Box, other: Box): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height
}
