import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { square, squareCode } from '../test/cell-files'
import { gapsOf } from './gaps'

const cell = (sequence: number, ring: number[][]) => ({ code: squareCode(sequence), rings: [ring] })
const east = (ring: [number, number][], metres: number) =>
  ring.map(([x, y]): [number, number] => [x + metres / 111_320 / Math.cos((24.8 * Math.PI) / 180), y])
const block = (wide: number, high: number, without: readonly number[] = []) =>
  Array.from({ length: wide * high }, (_, at) => cell(at + 1, square(at % wide, Math.floor(at / wide)))).filter(
    (_, at) => !without.includes(at)
  )

describe('Gaps between unit grid cells', () => {
  it('are none where cells share their borders, nor at the city’s own edge', async () => {
    assert.deepEqual(await gapsOf(block(6, 6)), [])
    assert.deepEqual(await gapsOf(block(6, 6, [0, 1, 2, 6, 35])), [])
  })

  it('are told from surveyors’ half metre', async () => {
    assert.deepEqual(await gapsOf([cell(1, square(0, 0)), cell(2, east(square(1, 0), 0.4))]), [])
    const [slit, ...more] = await gapsOf([cell(1, square(0, 0)), cell(2, east(square(1, 0), 2))])
    assert.deepEqual(
      [slit?.kind, slit?.size, slit?.codes.sort(), more],
      ['slit', 2, [squareCode(1), squareCode(2)], []]
    )
  })

  it('are found when a wedge opens between two cells', async () => {
    const [a = [], b = [], c = [], d = []]: number[][] = square(0, 0)
    const [x = 0, y = 0] = c
    const wedge = [a, b, [x - 0.00003, y], d, a]
    const gaps = await gapsOf([cell(1, wedge), cell(2, square(1, 0))])
    assert.equal(gaps.length, 1)
    assert.ok((gaps[0]?.size ?? 0) > 2 && (gaps[0]?.size ?? 9) < 3.1, String(gaps[0]?.size))
  })

  it('are found where a cell is missing among others, with its size and its neighbours', async () => {
    const [hole, ...more] = await gapsOf(block(6, 6, [14]))
    assert.deepEqual([hole?.kind, more], ['hole', []])
    assert.ok(Math.abs((hole?.size ?? 0) - 10_000) < 1_200, String(hole?.size))
    for (const beside of [9, 14, 16, 21]) assert.ok(hole?.codes.includes(squareCode(beside)), String(beside))
  })

  it('are looked for among ten thousand cells', async () => {
    const many = Array.from({ length: 10_000 }, (_, at) => ({
      code: String(at).padStart(5, '0'),
      rings: [square(at % 100, Math.floor(at / 100))]
    })).filter((_, at) => at !== 5050)
    const begun = performance.now()
    const gaps = await gapsOf(many)
    assert.deepEqual(
      gaps.map(({ kind }) => kind),
      ['hole']
    )
    if (process.env.SHOW_MS) console.log('gaps of 10,000 cells', Math.round(performance.now() - begun), 'ms')
  })
})
