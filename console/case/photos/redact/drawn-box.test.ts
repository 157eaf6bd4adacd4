import assert from 'node:assert/strict'
import { boxBetween, grownBy, isTooSmall, middle, movedBy } from './drawn-box'

describe('A box drawn on a photo', () => {
  it('is the same from whichever corner it is drawn, and ends where the photo ends', () => {
    const box = { x: 0.2, y: 0.3, width: 0.3, height: 0.4 }
    for (const [one, other] of [
      [
        { x: 0.2, y: 0.3 },
        { x: 0.5, y: 0.7 }
      ],
      [
        { x: 0.5, y: 0.7 },
        { x: 0.2, y: 0.3 }
      ],
      [
        { x: 0.5, y: 0.3 },
        { x: 0.2, y: 0.7 }
      ]
    ] as const) {
      assert.deepEqual(boxBetween(one, other), box)
    }
    assert.deepEqual(boxBetween({ x: -1, y: 0.5 }, { x: 0.25, y: 9 }), { x: 0, y: 0.5, width: 0.25, height: 0.5 })
  })

  it('never leaves the photo when it is moved or grown by keyboard', () => {
    let box = { ...middle }
    for (let press = 0; press < 200; press += 1) box = movedBy(box, { x: 0.01, y: -0.01 })
    assert.deepEqual([box.x, box.y, box.width], [0.8, 0, 0.2])
    for (let press = 0; press < 200; press += 1) box = grownBy(box, { x: 0.01, y: 0.01 })
    assert.deepEqual([box.x + box.width, box.y + box.height], [1, 1])
    for (let press = 0; press < 200; press += 1) box = grownBy(box, { x: -0.01, y: -0.01 })
    assert.ok(!isTooSmall(box))
  })

  it('that is a click that slipped is none', () => {
    assert.ok(isTooSmall(boxBetween({ x: 0.2, y: 0.2 }, { x: 0.201, y: 0.9 })))
  })
})
