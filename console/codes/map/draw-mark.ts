import type { CodeState } from '../../../contracts/codes/lifecycle'
import { marks } from '../marks'

/** Drawn twice as fine as shown, for screens that can. */
export const markPixels = 2
const size = 20 * markPixels

/** A mark as pixels for the map, with a white rim that parts it from its neighbours. */
export function drawMark(state: CodeState): ImageData {
  const canvas = document.createElement('canvas')
  canvas.width = size
  canvas.height = size
  const pen = canvas.getContext('2d')
  if (!pen) return new ImageData(size, size)
  const { colour, path } = marks[state]
  pen.scale(markPixels, markPixels)
  const shape = new Path2D(path)
  pen.strokeStyle = '#fff'
  pen.lineWidth = 2
  pen.stroke(shape)
  pen.fillStyle = colour
  pen.fill(shape, 'evenodd')
  return pen.getImageData(0, 0, size, size)
}
