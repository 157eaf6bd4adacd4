import { randomBytes } from 'node:crypto'
import { placeCodeFrom } from '../../contracts/place-code'
import catalogue from '../catalogue/data/catalogue-2026.json' with { type: 'json' }
import { importCatalogue } from '../catalogue/import-catalogue'
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
  await importCatalogue(catalogue)
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

/** Sixty things, spread over the cells; a 17-digit id is division + type + sequence. */
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

/** Thirty codes hang; one more was retired for good and one replaced. */
async function seedCodes(components: readonly Component[], now: Date) {
  const code = () => placeCodeFrom(randomBytes(8))
  const posted = components
    .filter((_, index) => index % 2 === 0)
    .map((component, index) => ({
      _id: code(),
      state: 'posted' as const,
      name: component.name,
      address: `${component.street} ${12 + index * 2} 号旁`,
      point: component.point,
      gridCode: component.gridCode,
      component: component._id,
      topics: [...component.topics],
      createdAt: now
    }))
  const gone = { state: 'retired' as const, name: '已拆除的公告栏', address: '和平路', createdAt: now }
  await PlaceCodeModel.insertMany([
    ...posted,
    { ...gone, _id: code() },
    { ...gone, _id: code(), successor: posted[0]?._id }
  ])
}
