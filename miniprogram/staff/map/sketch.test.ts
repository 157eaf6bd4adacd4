import assert from 'node:assert/strict'
import { hasRoom, sketchOf } from './sketch'

describe('the sketch of a duty grid', () => {
  it('has north up, holds every point, and is not stretched', () => {
    const { width, height, at } = sketchOf([
      [113.59, 24.79],
      [113.61, 24.81]
    ])
    const [left, bottom] = at([113.59, 24.79])
    const [right, top] = at([113.61, 24.81])
    assert.ok(left >= 0 && right <= width && top >= 0 && bottom <= height)
    assert.ok(left < right && top < bottom)
    const wide = (right - left) / Math.cos((24.8 * Math.PI) / 180)
    assert.ok(Math.abs(wide - (bottom - top)) < 1, `${wide} ${bottom - top}`)
  })

  it('holds a single point in its middle', () => {
    const { width, height, at } = sketchOf([[113.6, 24.8]])
    const [x, y] = at([113.6, 24.8])
    assert.ok(x > width / 4 && x < (width * 3) / 4 && y > height / 4 && y < (height * 3) / 4)
  })

  it('names a cell only where the name has room', () => {
    const cell = [
      [10, 10],
      [60, 10],
      [60, 60],
      [10, 60]
    ] as const
    assert.ok(hasRoom(cell, 17))
    assert.ok(!hasRoom(cell, 34))
    assert.ok(
      !hasRoom(
        cell.map(([x, y]) => [x, y / 4] as const),
        17
      )
    )
  })
})
