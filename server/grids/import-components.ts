import { setImmediate } from 'node:timers/promises'
import { normalised } from '../../contracts/spelling/normalised'
import type { BaseDataKind, SourceRow } from '../basedata/imports/kind'
import { judgeThings } from '../basedata/things/judge-things'
import { takeBackMany, writeMany, writtenBy } from '../basedata/things/write-many'
import { componentTypes } from '../catalogue/component-types'
import { allDepartments } from '../staff/kept-staff'
import { componentFactsOf, componentThings } from './component-kind'
import { componentColumns } from './component-table'
import { type ComponentRow, type Known, readComponent, spotOf } from './judge-components'
import { treeOfCells } from './locate'
import { type ComponentDocument, ComponentModel } from './model'
import { readComponents, type Whereabouts } from './read-components'

const columns = componentColumns.map(({ key, name, needed, hint }) => ({ key, name, needed, ...(hint && { hint }) }))
const atOnce = 500

/** Components as they plug into imports, undo and export. */
export const componentImports: BaseDataKind = {
  kind: 'component',
  columns,
  accept: '.csv,.xlsx,.zip,.geojson,.json',
  asksSystem: true,
  exports: ['xlsx', 'csv', 'geojson'],
  readFile: readComponents,

  async judge(rows, given) {
    const known = await knownFor(rows, done => given.step(done, rows.length * 2))
    const read: ComponentRow[] = []
    for (const row of rows) {
      if (read.length % atOnce === 0) await setImmediate()
      read.push(readComponent(row, known))
    }
    return judgeThings(componentThings, { columns, read: async () => read }, rows, given)
  },

  write: (rows, writing) => writeMany(componentThings, rows, writing),
  takeBack: (rows, writing) => takeBackMany(componentThings, rows, writing),

  async hindersUndo(rows, { import: id }) {
    const written = await writtenBy(componentThings, rows, id)
    return rows.filter(({ subject }) => !written.has(subject)).map(({ title }) => `「${title}」导入以后又改过`)
  },

  async *exportRows() {
    for await (const component of everyComponent()) yield component.cells
  },

  async *exportFeatures() {
    for await (const { cells, point } of everyComponent()) {
      const { x: _, y: __, ...rest } = cells
      yield { cells: rest, geometry: { type: 'Point', coordinates: point } }
    }
  }
}

/** Everything that the rows of a file may mean, read in parts. */
async function knownFor(rows: readonly SourceRow[], step: (done: number) => Promise<void>): Promise<Known> {
  const [types, departments, tree] = await Promise.all([componentTypes(), allDepartments(), treeOfCells()])
  const typeByWord = new Map(types.flatMap(type => [type.code, type.name].map(word => [word, type] as const)))
  const idByWord = new Map(
    departments.flatMap(({ _id, name, creditCode }) =>
      [_id, name, creditCode].flatMap(word => (word ? [[word, _id] as const] : []))
    )
  )
  const ids = rows.flatMap(({ cells }) => cells.id?.replace(/\D/g, '') || [])
  const byId = new Map<string, ComponentDocument>()
  await inParts(ids, step, async some => {
    for (const each of await ComponentModel.find({ _id: { $in: some } }).lean()) byId.set(each._id, each)
  })
  const bySpot = await atSameSpots(rows, point => tree.at(point)?.code, step)
  const used = new Set(rows.flatMap(({ cells }) => typeByWord.get(normalised(cells.type ?? ''))?.code ?? []))
  const last = new Map<string, number>()
  for (const division of new Set(tree.ground ? tree.in(tree.ground).map(({ code }) => code.slice(0, 6)) : [])) {
    for (const type of used) {
      const beginning = division + type
      const [found] = await ComponentModel.find({ _id: { $gte: beginning, $lt: `${beginning}~` } }, { _id: 1 })
        .sort({ _id: -1 })
        .limit(1)
        .lean()
      last.set(beginning, found ? Number(found._id.slice(11)) : 0)
    }
  }
  // Numbers that this very file gives are not given again.
  for (const { cells } of rows) {
    const [, beginning = '', number] = /^(\d{11})(\d{6})$/.exec(cells.id?.replace(/\s/g, '') ?? '') ?? []
    if (number) last.set(beginning, Math.max(last.get(beginning) ?? 0, Number(number)))
  }
  return {
    typeOf: word => typeByWord.get(word),
    departmentOf: word => idByWord.get(word),
    cellAt: point => tree.at(point)?.code,
    byId: id => byId.get(id),
    bySpot: spot => bySpot.get(spot),
    nextId(beginning) {
      const next = (last.get(beginning) ?? 0) + 1
      last.set(beginning, next)
      return beginning + String(next).padStart(6, '0')
    }
  }
}

/** The components at places of this file's rows that have no id, each cell being read once. */
async function atSameSpots(
  rows: readonly SourceRow[],
  cellAt: (point: readonly number[]) => string | undefined,
  step: (done: number) => Promise<void>
) {
  const spots = new Set<string>()
  const codes = new Set<string>()
  for (const [index, { cells, more }] of rows.entries()) {
    if (index % atOnce === 0) await setImmediate()
    const point = cells.id?.trim() ? undefined : (more as Whereabouts | undefined)?.point
    const code = point && cellAt(point)
    if (!code) continue
    spots.add(point.join())
    codes.add(code)
  }
  const same: string[] = []
  await inParts([...codes], step, async some => {
    const near = await ComponentModel.find({ gridCode: { $in: some } }, { point: 1, active: 1 }).lean()
    for (const { _id, point, active } of near) if (active !== false && spots.has(point.join())) same.push(_id)
  })
  const bySpot = new Map<string, ComponentDocument>()
  await inParts(same, step, async some => {
    for (const each of await ComponentModel.find({ _id: { $in: some } }).lean()) {
      bySpot.set(spotOf(componentFactsOf(each)), each)
    }
  })
  return bySpot
}

const cellsAtOnce = 100

async function inParts(
  all: readonly string[],
  step: (done: number) => Promise<void>,
  read: (some: string[]) => Promise<void>
) {
  for (let from = 0; from < all.length; from += cellsAtOnce) {
    await step(from)
    await read(all.slice(from, from + cellsAtOnce))
  }
}

/** All that are kept, as the columns of a file. */
async function* everyComponent() {
  const names = new Map((await allDepartments()).map(({ _id, name }) => [_id, name]))
  const unit = (id: string | undefined) => (id ? (names.get(id) ?? id) : undefined)
  for await (const stored of ComponentModel.find().sort({ _id: 1 }).lean().cursor()) {
    if (stored.active === false) continue
    const { point, gridCode: _, department, owner, maintainer, ...rest } = componentFactsOf(stored)
    const units = { department: unit(department), owner: unit(owner), maintainer: unit(maintainer) }
    const cells = { id: stored._id, ...rest, x: String(point[0]), y: String(point[1]), ...units }
    yield {
      point,
      cells: Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== undefined)) as Record<
        string,
        string
      >
    }
  }
}
