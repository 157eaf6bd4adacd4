import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { type Box, tilesOf, tilesOver } from './tiles'

describe('The tiles of a map', () => {
  const points = [
    [113.59, 24.8],
    [-180, -90],
    [180, 90],
    [0, 0],
    [73.0001, 53.9999]
  ] as const

  it('over a box lead to every point in it, however large it is', () => {
    for (const [x, y] of points) {
      for (const side of [0, 0.0001, 0.01, 0.3, 7, 400]) {
        const box: Box = [
          Math.max(x - side, -180),
          Math.max(y - side, -90),
          Math.min(x + side, 180),
          Math.min(y + side, 90)
        ]
        const tiles = tilesOver(box)
        assert.equal(tiles.filter(tile => tilesOf([x, y]).includes(tile)).length, 1, `${x},${y} within ${side}`)
      }
    }
  })

  it('are few, and no larger than they must be', () => {
    assert.deepEqual(tilesOver(), ['0/0/0'])
    const street = tilesOver([113.59, 24.8, 113.595, 24.803])
    assert.ok(street.length <= 4 && street.every(tile => tile.startsWith('16/')))
    const city = tilesOver([113.4, 24.6, 113.8, 24.9])
    assert.ok(city.length <= 16 && city.every(tile => tile.startsWith('10/') || tile.startsWith('12/')))
    assert.ok(!city.some(tile => tilesOf([114.5, 24.8]).includes(tile)))
  })
})
