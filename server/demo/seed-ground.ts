import { randomBytes } from 'node:crypto'
import { chinaDay, daysBefore } from '../../contracts/china-time'
import { placeCodeFrom } from '../../contracts/codes/place-code'
import catalogue from '../catalogue/data/catalogue-2026.json' with { type: 'json' }
import { publishFromCommand } from '../catalogue/editions/publish'
import { importCatalogue } from '../catalogue/import-catalogue'
import { CodeBatchModel } from '../codes/batch-model'
import { PlaceCodeModel } from '../codes/model'
import { forgetCells } from '../grids/locate'
import { ComponentModel, GridCellModel } from '../grids/model'
import { createAccount } from '../staff/account'
import { DepartmentModel } from '../staff/model'
import { type Cell, cells, division } from './ground'
import { componentKinds, departments, people, streetNames } from './inventory'

/** Catalogue, grid, departments, accounts, components and posted codes. */
export async function seedGround(password: string, now: Date) {
  const ground = cells()
  await importCatalogue(catalogue, now)
  await publishFromCommand({ username: '', name: '演示' }, 'GB/T 47678.5-2026 和本地扩展', now)
  await GridCellModel.insertMany(
    ground.map(({ code, dutyGrid, street, community, ring }) => ({
      _id: code,
      dutyGrid,
      street,
      community,
      shape: { type: 'Polygon', coordinates: [ring] },
      startedAt: now
    }))
  )
  forgetCells()
  await DepartmentModel.insertMany(departments.map(({ id, name }) => ({ _id: id, name })))
  const dutyGrids = [...new Set(ground.map(cell => cell.dutyGrid))]
  await Promise.all(
    people.map(({ allDutyGrids, ...person }) =>
      createAccount({ ...person, password, ...(allDutyGrids && { dutyGrids }) })
    )
  )
  const components = await seedComponents(ground)
  await seedCodes(components, now)
}

interface Component {
  _id: string
  type: string
  name: string
  point: [number, number]
  gridCode: string
  street: string
  topics: readonly string[]
}

/** Makes sixty components in the cells. A 17-digit id is division + type + sequence. */
async function seedComponents(ground: readonly Cell[]): Promise<Component[]> {
  const made = componentKinds.flatMap(({ type, place, topics, count }, kind) =>
    Array.from({ length: count }, (_, index): Component | undefined => {
      const cell = ground[(kind * 61 + index * 29) % ground.length]
      if (!cell) return undefined
      const street = streetNames[(kind + index) % streetNames.length] ?? ''
      return {
        _id: `${division}${type}${String(index + 1).padStart(6, '0')}`,
        type,
        name: `${street}${place} ${String(index + 1).padStart(2, '0')} 号`,
        point: [cell.centre[0] + (index % 3) * 0.0001, cell.centre[1] - (index % 2) * 0.0001],
        gridCode: cell.code,
        street: `${cell.street}${cell.community}${street}`,
        topics
      }
    })
  )
  const components = made.filter(component => component !== undefined)
  await ComponentModel.insertMany(components)
  return components
}

const batch = '2026-演示批次'

/** Makes thirty posted codes, ten printed ones, a retired one and a replaced one. */
async function seedCodes(components: readonly Component[], now: Date) {
  const code = () => placeCodeFrom(randomBytes(8))
  const ago = (days: number) => daysBefore(now, days)
  const by = { id: 'demo', name: '演示', role: 'administrator' }
  const made = { batch, createdAt: ago(40), printedAt: ago(35) }
  const printed = [
    { action: 'mint' as const, to: 'minted' as const, at: ago(40), by, media: [] },
    { action: 'print' as const, from: 'minted', to: 'printed' as const, at: ago(35), by, media: [] }
  ]
  const hung = [
    ...printed,
    { action: 'post' as const, from: 'printed', to: 'posted' as const, at: ago(30), by, media: [] }
  ]
  const posted = components
    .filter((_, index) => index % 2 === 0)
    .map((component, index) => ({
      ...made,
      _id: code(),
      state: 'posted' as const,
      name: component.name,
      address: `${component.street} ${12 + index * 2} 号旁`,
      point: component.point,
      gridCode: component.gridCode,
      component: component._id,
      topics: [...component.topics],
      postedAt: ago(30),
      seenOn: chinaDay(ago(index % 9)),
      version: hung.length,
      history: hung
    }))
  const waiting = Array.from({ length: 10 }, () => ({
    ...made,
    _id: code(),
    state: 'printed' as const,
    version: printed.length,
    history: printed
  }))
  const end = {
    action: 'retire' as const,
    from: 'posted',
    to: 'retired' as const,
    at: ago(5),
    by,
    words: '公告栏已拆除',
    media: []
  }
  const gone = {
    ...made,
    state: 'retired' as const,
    name: '已拆除的公告栏',
    address: '和平路',
    postedAt: ago(30),
    version: hung.length + 1,
    history: [...hung, end]
  }
  const replaced = { ...gone, history: [...hung, { ...end, action: 'replace' as const, words: '旧贴破损' }] }
  const all = [...posted, ...waiting, { ...gone, _id: code() }, { ...replaced, _id: code(), successor: posted[0]?._id }]
  await CodeBatchModel.create({ _id: batch, count: all.length, by: by.name, createdAt: ago(40) })
  await PlaceCodeModel.insertMany(all)
}
