import type { Point } from '../../contracts/common'
import divisions from '../grids/data/divisions.json' with { type: 'json' }

/**
 * The demo city's ground: about two kilometres square in 浈江区, 韶关, in 20 × 20 unit grid cells of about 100 m.
 * Neighbouring cells share their corners, so the cells neither overlap nor leave gaps. It has five streets with real
 * codes and five communities each. A community is one duty grid of 4 × 4 cells.
 */
export const division = '440204'

const south = 24.796
const west = 113.59
const cellWidth = 0.00099
const cellHeight = 0.0009
const side = 20
const perDutyGrid = 4

/** The streets have real codes and names; the communities' names are made up. */
export const streets = [
  { code: '440204001', communities: ['东堤', '启明', '大学路', '浈江路', '风度北'] },
  { code: '440204002', communities: ['站前', '南郊', '五里亭', '工业东', '解放路'] },
  { code: '440204008', communities: ['风采路', '西堤', '中山公园', '和平路', '峰前'] },
  { code: '440204100', communities: ['府管', '莲花', '石山', '黄金村', '大陂'] },
  { code: '440204101', communities: ['长乐', '六合', '新村', '沙梨园', '金沙'] }
].map(street => ({ ...street, name: divisions.streets.find(({ code }) => code === street.code)?.name ?? street.code }))

/** Returns a corner of the lattice, moved a little so that the cells look like blocks and not like graph paper. */
function corner(column: number, row: number): Point {
  const shift = (seed: number) => (((Math.sin(seed) * 43758.5453) % 1) + 1) % 1
  const edge = column === 0 || row === 0 || column === side || row === side
  const dx = edge ? 0 : (shift(column * 12.9898 + row * 78.233) - 0.5) * 0.3 * cellWidth
  const dy = edge ? 0 : (shift(column * 39.425 + row * 11.135) - 0.5) * 0.3 * cellHeight
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6
  return [round(west + column * cellWidth + dx), round(south + row * cellHeight + dy)]
}

export interface Cell {
  code: string
  dutyGrid: string
  street: string
  community: string
  ring: Point[]
  centre: Point
}

/** Returns all cells. The standard numbers the cells of a community from west to east and from north to south. */
export function cells(): Cell[] {
  const made: Cell[] = []
  for (let row = side - 1; row >= 0; row -= 1) {
    for (let column = 0; column < side; column += 1) {
      const streetIndex = Math.floor(row / perDutyGrid)
      const communityIndex = Math.floor(column / perDutyGrid)
      const street = streets[streetIndex]
      if (!street) continue
      const community = `${street.communities[communityIndex] ?? ''}社区`
      const dutyGrid = `${street.code}${String(communityIndex + 1).padStart(3, '0')}`
      const sequence = (perDutyGrid - 1 - (row % perDutyGrid)) * perDutyGrid + (column % perDutyGrid) + 1
      const ring = [corner(column, row), corner(column + 1, row), corner(column + 1, row + 1), corner(column, row + 1)]
      made.push({
        code: `${dutyGrid}${String(sequence).padStart(3, '0')}`,
        dutyGrid,
        street: street.name,
        community,
        ring: [...ring, corner(column, row)],
        centre: [west + (column + 0.5) * cellWidth, south + (row + 0.5) * cellHeight]
      })
    }
  }
  return made
}
