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
  const byId = new Map<string, ComponentDocument>()
  const bySpot = new Map<string, ComponentDocument>()
  for (let from = 0; from < rows.length; from += atOnce) {
    await step(from)
    const some = rows.slice(from, from + atOnce)
    const ids = some.flatMap(({ cells }) => cells.id?.replace(/\D/g, '') || [])
    if (ids.length > 0)
      for (const each of await ComponentModel.find({ _id: { $in: ids } }).lean()) byId.set(each._id, each)
    const points = some.flatMap(({ cells, more }) => (cells.id ? [] : ((more as Whereabouts | undefined)?.point ?? [])))
    const codes = new Set<string>()
    for (let at = 0; at < points.length; at += 2) {
      const code = tree.at([points[at] ?? 0, points[at + 1] ?? 0])?.code
      if (code) codes.add(code)
    }
    // Only those at places of this file are kept: a cell may have thousands.
    const spots = new Set<string>()
    for (let at = 0; at < points.length; at += 2) spots.add(`${points[at]},${points[at + 1]}`)
    for await (const each of ComponentModel.find({ gridCode: { $in: [...codes] } })
      .lean()
      .cursor()) {
      if (each.active !== false && spots.has(each.point.join())) bySpot.set(spotOf(componentFactsOf(each)), each)
    }
  }
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
