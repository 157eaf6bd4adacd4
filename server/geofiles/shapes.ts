import inside from 'point-in-polygon-hao'
import { RowRefused, type Shape, type XY } from './geo-file'

const same = (one: XY | undefined, other: XY | undefined) =>
  Object.is(one?.[0], other?.[0]) && Object.is(one?.[1], other?.[1])

/** Refuses a ring that is none: too few points, or open. */
export function demandRing(ring: XY[]): XY[] {
  if (ring.length < 4) throw new RowRefused('多边形至少要有三个不同的点')
  if (!same(ring[0], ring.at(-1))) throw new RowRefused('多边形没有闭合：最后一个点应和第一个点相同')
  return ring
}

/** Whether a ring lies in another. Of points on the other's edge nothing is learnt. */
function liesIn(inner: XY[], outer: XY[]): boolean {
  for (const point of inner) {
    const where = inside(point, [outer])
    if (where !== 0) return where
  }
  return false
}

/**
 * Returns the areas of rings that a file keeps in one list. Which way round a ring goes should say what it is, and in
 * half of the files does not: a ring within an outline is a hole, and one within a hole an area again.
 */
export function areasOf(rings: XY[][]): Shape {
  const [first, ...others] = rings.map(demandRing)
  if (!first) throw new RowRefused('图形里没有点')
  if (others.length === 0) return { kind: 'areas', areas: [[first]] }
  if (rings.length > 500) throw new RowRefused('一个图形最多由 500 圈组成，请拆成几个图形')
  const around = rings.map(ring => rings.filter(other => other !== ring && liesIn(ring, other)))
  const areas = rings.flatMap((ring, index) => ((around[index]?.length ?? 0) % 2 === 0 ? [[ring]] : []))
  rings.forEach((ring, index) => {
    const depth = around[index]?.length ?? 0
    if (depth % 2 === 0) return
    areas
      .find(
        ([outline]) =>
          around[rings.indexOf(outline ?? [])]?.length === depth - 1 && around[index]?.includes(outline ?? [])
      )
      ?.push(ring)
  })
  return { kind: 'areas', areas }
}

/** Returns the same shape with each point carried over. */
export function movedShape(shape: Shape, move: (x: number, y: number) => XY): Shape {
  const points = (some: XY[]) => some.map(([x, y]) => move(x, y))
  if (shape.kind === 'point') return { kind: 'point', point: move(...shape.point) }
  if (shape.kind === 'lines') return { kind: 'lines', lines: shape.lines.map(points) }
  return { kind: 'areas', areas: shape.areas.map(area => area.map(points)) }
}
