import { placeCodeFrom } from '../../../contracts/codes/place-code'
import { importCatalogue } from '../../catalogue/import-catalogue'
import { PlaceCodeModel } from '../../codes/model'
import { searchedBy } from '../../codes/searched'
import { forgetCells } from '../../grids/locate'
import { GridCellModel } from '../../grids/model'
import { AccountModel, DepartmentModel } from '../../staff/model'
import { chance } from './chance'
import { anAddress } from './words'

/** What the made-up cases refer to. */
export interface MadeUpCity {
  departments: { id: string; name: string }[]
  handlers: { id: string; name: string; department: string }[]
  collectors: { id: string; name: string; dutyGrid: string }[]
  cells: { code: string; dutyGrid: string; west: number; south: number }[]
  codes: string[]
  topics: { id: string; label: string }[]
  matters: { code: string; name: string }[]
}

const side = 20
const cellSize = 0.003
const topicNames = ['垃圾脏乱', '积水管道', '路灯照明', '占道经营', '道路破损', '绿化树木', '噪声扰民', '其他']
const matterNames = ['暴露垃圾', '道路积水', '路灯不亮', '占道经营', '路面破损', '树枝倒伏', '施工噪声', '其他事项']

/** A city of 400 cells in 20 duty grids, with departments, staff, codes and a catalogue. */
export async function aMadeUpCity(seed: number): Promise<MadeUpCity> {
  const by = chance(seed)
  const { topics, matters } = await theCatalogue()
  const cells = Array.from({ length: side * side }, (_, index) => {
    const [row, column] = [Math.floor(index / side), index % side]
    const dutyGrid = `440204${String(1 + Math.floor(row / 7)).padStart(3, '0')}${String(row + 1).padStart(3, '0')}`
    const code = `${dutyGrid}${String(column + 1).padStart(3, '0')}`
    return { code, dutyGrid, west: 113.5 + column * cellSize, south: 24.7 + row * cellSize }
  })
  await GridCellModel.insertMany(cells.map(asStored))
  forgetCells()
  const departments = Array.from({ length: 12 }, (_, index) => ({
    id: `department-${index + 1}`,
    name: `第${index + 1}养护所`
  }))
  await DepartmentModel.insertMany(departments.map(({ id, name }) => ({ _id: id, name, active: true })))
  const dutyGrids = [...new Set(cells.map(({ dutyGrid }) => dutyGrid))]
  const [handlers, collectors] = await Promise.all([
    staff(
      'handler',
      departments.flatMap(({ id }) => [1, 2, 3, 4].map(() => ({ department: id })))
    ),
    staff(
      'collector',
      dutyGrids.map(dutyGrid => ({ dutyGrid }))
    )
  ])
  const codes = Array.from({ length: 2000 }, () =>
    placeCodeFrom(Uint8Array.from({ length: 8 }, () => by.below(256)) as Buffer)
  )
  await PlaceCodeModel.collection.insertMany(
    [...new Set(codes)].map((code, index) => {
      const { code: gridCode, west, south } = by.oneOf(cells)
      const address = anAddress(by)
      const point = [west + cellSize / 2, south + cellSize / 2]
      const state = by.oneOf(['minted', 'printed', 'posted', 'posted', 'posted', 'damaged'] as const)
      const placed =
        state === 'minted' ? { name: '', address: '' } : { name: `${address}灯杆`, address, point, gridCode }
      const createdAt = new Date(Date.UTC(2025, 0, 1, 0, index))
      const search = searchedBy({ _id: code, ...placed })
      return {
        _id: code as unknown as never,
        search,
        state,
        version: 1,
        batch: `第${1 + (index % 40)}批`,
        ...placed,
        topics: [],
        createdAt,
        ...(state === 'posted' && { postedAt: createdAt, seenOn: '2026-05-01' }),
        ...(state === 'printed' && { printedAt: createdAt }),
        history: []
      }
    })
  )
  return { departments, handlers, collectors, cells, codes: [...new Set(codes)], topics, matters }
}

async function theCatalogue() {
  const matters = matterNames.map((name, index) => ({ code: `060${10 + index}`, name }))
  const topics = topicNames.map((label, index) => ({ id: `topic-${index + 1}`, label }))
  await importCatalogue({
    standard: 'test',
    majors: [{ kind: 'matter', code: '06', name: '市容环境类' }],
    components: [{ code: '01003', name: '雨水井盖', major: '01' }],
    matters: matters.map(matter => ({
      ...matter,
      major: '06',
      conditions: [{ when: '一般情形', limit: 4, unit: 'workHour' }]
    })),
    residentTopics: topics.map((topic, index) => ({ ...topic, hint: '', matters: [matters[index]?.code ?? ''] }))
  })
  return { topics, matters }
}

async function staff<F extends { department?: string; dutyGrid?: string }>(role: 'handler' | 'collector', each: F[]) {
  const accounts = await AccountModel.insertMany(
    each.map(({ department, dutyGrid }, index) => ({
      username: `${role}-${index + 1}`,
      name: `${role === 'handler' ? '师傅' : '采集员'}${index + 1}`,
      roles: [role],
      ...(department && { department }),
      ...(dutyGrid && { dutyGrids: [dutyGrid] }),
      passwordHash: 'none',
      createdAt: new Date(0)
    }))
  )
  return accounts.map(({ _id, name }, index) => ({ ...(each[index] as F), id: String(_id), name }))
}

function asStored({ code, dutyGrid, west, south }: MadeUpCity['cells'][number]) {
  const [east, north] = [west + cellSize, south + cellSize]
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south]
  ]
  return {
    _id: code,
    dutyGrid,
    street: '东河街道',
    community: '东堤社区',
    startedAt: new Date(0),
    shape: { type: 'Polygon', coordinates: [ring] }
  }
}
