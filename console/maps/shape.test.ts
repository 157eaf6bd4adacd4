import assert from 'node:assert/strict'
import { boundsOf, projection } from './shape'

describe('The sketch of a place', () => {
  const square: [number, number][] = [
    [113.6, 24.8],
    [113.601, 24.8],
    [113.601, 24.801],
    [113.6, 24.801]
  ]

  it('shows the point, its cell and some ground around them', () => {
    const [west, south, east, north] = boundsOf({ point: [113.602, 24.8], cell: [square] }) ?? assert.fail('no bounds')
    assert.ok(west < 113.6 && east > 113.602)
    assert.ok(south < 24.8 && north > 24.801)
  })

  it('is not drawn of a place that is only an address', () => {
    assert.equal(boundsOf({}), undefined)
  })

  it('keeps north up and a metre the same in both directions', () => {
    const { place, metre } = projection([113.6, 24.8, 113.61, 24.81], 400, 200)
    const [left, bottom] = place([113.6, 24.8])
    const [right, top] = place([113.601, 24.801])
    assert.ok(right > left && top < bottom)
    assert.deepEqual(place([113.605, 24.805]).map(Math.round), [200, 100])
    const eastward = 0.001 * 111_320 * Math.cos((24.805 * Math.PI) / 180)
    assert.ok(Math.abs(right - left - eastward * metre) < 0.1)
    assert.ok(Math.abs(bottom - top - 111.32 * metre) < 0.1)
  })
})
