import { isRealDay } from '../../contracts/china-time'
import { isPosition } from '../../contracts/position'
import { normalised } from '../../contracts/spelling/normalised'
import type { SourceRow } from '../basedata/imports/kind'
import type { Thing } from '../basedata/last-change'
import type { Problems, ReadRow } from '../basedata/things/judge-things'
import type { Shape } from '../geofiles/geo-file'
import { type CellFacts, factsOf } from './cell-kind'
import type { GridCellDocument } from './model'
import { areaOf, crossesItself } from './overlaps'

export type CellRow = ReadRow<CellFacts, GridCellDocument & Thing>
type XY = readonly [number, number]

const mostCorners = 1000
const usual = { least: 2_000, most: 40_000 } as const

/** Reads one row of a file of cells by itself. */
export function readCell(
  { row, cells, more }: SourceRow,
  stored: ReadonlyMap<string, GridCellDocument>,
  now: string
): CellRow {
  const problems: Problems = {}
  const word = (key: string) => normalised(cells[key] ?? '')
  const code = word('code').replace(/\s/g, '')
  if (!/^\d{15}$/.test(code)) problems.code = '应是 15 位数字：区划 6 位、街道 3 位、社区 3 位、顺序 3 位'
  const before = stored.get(code) as CellRow['before']
  const state = word('state') || '在用'
  if (!['在用', '停用'].includes(state)) problems.state = '应是在用或停用'
  if (state === '停用' && !before) problems.state = '还没有这个网格，不能停用'
  const names: { street: string; community: string } = { street: word('street'), community: word('community') }
  for (const key of ['street', 'community'] as const) {
    if (!names[key]) problems[key] = '请填写'
    else if (names[key].length > 60) problems[key] = '最多 60 个字'
  }
  const dutyGrid = word('dutyGrid') || before?.dutyGrid || code.slice(0, 12)
  if (!/^[\w\u4e00-\u9fff-]{1,40}$/.test(dutyGrid)) problems.dutyGrid = '应是编号，最多 40 个字'
  const started = word('startedAt').slice(0, 10).replace(/[/.]/g, '-')
  if (started && !isRealDay(started)) problems.startedAt = '应是日期，如 2026-03-01'
  else if (started > now) problems.startedAt = '还没有到这一天，请到时候再导入'
  const outline = outlineOf(more)
  if ('problem' in outline) problems.shape = outline.problem
  const warnings: Problems = 'ring' in outline ? warningOf(outline.ring) : {}
  const head = {
    row,
    title: code || `第 ${row} 个图形`,
    problems,
    warnings,
    ...(before && { before }),
    ...(code && { id: code })
  }
  if (Object.keys(problems).length > 0 || !('ring' in outline)) return head
  const shape = { type: 'Polygon', coordinates: [outline.ring.map(point => [...point])] }
  const known = before && factsOf(before).startedAt
  const startedAt = started && started !== known?.slice(0, 10) ? new Date(started).toISOString() : (known ?? now)
  return { ...head, active: state === '在用', facts: { ...names, dutyGrid, shape, startedAt } }
}

function outlineOf(more: unknown): { ring: XY[] } | { problem: string } {
  const { shape, problem } = (more ?? {}) as { shape?: Shape; problem?: string }
  if (problem !== undefined) return { problem }
  if (shape?.kind !== 'areas') return { problem: '不是多边形' }
  const [area, another] = shape.areas
  if (another) return { problem: `由 ${shape.areas.length} 块组成，一个单元网格应是连在一起的一块` }
  const [ring, hole] = area ?? []
  if (!ring) return { problem: '没有图形' }
  if (hole) return { problem: '中间有洞，洞里的地方不属于任何网格' }
  if (ring.length > mostCorners) return { problem: `有 ${ring.length - 1} 个角，最多 ${mostCorners - 1} 个` }
  if (!ring.every(isPosition)) return { problem: '有一个点不在国内' }
  if (crossesItself(ring)) return { problem: '边界自己和自己交叉' }
  if (areaOf(ring) < 1) return { problem: '面积不到 1 平方米' }
  return { ring }
}

/** A cell should have about a hectare. */
function warningOf(ring: XY[]): Problems {
  const area = Math.round(areaOf(ring))
  if (area >= usual.least && area <= usual.most) return {}
  return { shape: `约 ${area} 平方米，单元网格一般在 10000 平方米左右` }
}

/** What is wrong only when all is done: one street or community has one name, whichever of its cells says it. */
export function namesTogether(rows: readonly CellRow[], others: readonly GridCellDocument[]): Map<number, Problems> {
  const wrong = new Map<number, Problems>()
  for (const [key, digits, what] of [
    ['street', 9, '街道'],
    ['community', 12, '社区']
  ] as const) {
    const first = new Map<string, string>()
    for (const cell of others) first.set(cell._id.slice(0, digits), cell[key])
    for (const { row, id = '', facts, active } of rows) {
      if (!facts || active === false) continue
      const code = id.slice(0, digits)
      const known = first.get(code)
      if (known === undefined) first.set(code, facts[key])
      else if (known !== facts[key]) {
        wrong.set(row, {
          ...wrong.get(row),
          [key]: `编码 ${code} 的${what}别处写的是「${known.slice(0, 30)}」，应当一样`
        })
      }
    }
  }
  return wrong
}
