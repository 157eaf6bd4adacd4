import type { BaseDataKind } from '../basedata/imports/kind'
import { judgeThings, type Problems } from '../basedata/things/judge-things'
import { takeBackMany, writeMany, writtenBy } from '../basedata/things/write-many'
import { cellThings, factsOf } from './cell-kind'
import { type CellRow, namesTogether, readCell } from './judge-cells'
import { type GridCellDocument, GridCellModel } from './model'
import { type Outlined, overlapsOf } from './overlaps'
import { cellColumns, readCells } from './read-cells'

const columns = [
  ...cellColumns.map(({ key, name, needed, hint }) => ({ key, name, needed, ...(hint && { hint }) })),
  { key: 'shape', name: '边界', needed: true, hint: 'Shapefile 或 GeoJSON 里的多边形' }
]

const ringOf = (coordinates: unknown) => (coordinates as [number, number][][])[0] ?? []

/** Unit grid cells as they plug into imports, undo and export. */
export const cellImports: BaseDataKind = {
  kind: 'gridCell',
  columns,
  accept: '.zip,.geojson,.json',
  readFile: readCells,

  async judge(rows, given) {
    const all = await GridCellModel.find().lean()
    const stored = new Map(all.map(cell => [cell._id, cell]))
    const read = rows.map(row => readCell(row, stored, new Date().toISOString().slice(0, 10)))
    const inFile = new Set(read.map(({ id }) => id))
    const others = all.filter(({ _id, endedAt }) => !endedAt && !inFile.has(_id))
    const over = await overlaps(read, others, done => given.step(done, rows.length * 2))
    const names = namesTogether(read, others)
    const together = new Map(read.map(({ row }): [number, Problems] => [row, { ...names.get(row), ...over.get(row) }]))
    return judgeThings(cellThings, { columns, read: async () => read, together: () => together }, rows, given)
  },

  write: (rows, writing) => writeMany(cellThings, rows, writing),
  takeBack: (rows, writing) => takeBackMany(cellThings, rows, writing),

  async hindersUndo(rows, { import: id }) {
    const written = await writtenBy(cellThings, rows, id)
    return rows.filter(({ subject }) => !written.has(subject)).map(({ title }) => `「${title}」导入以后又改过`)
  },

  async *exportRows() {
    for (const cell of await GridCellModel.find({ endedAt: null }).sort({ _id: 1 }).lean()) yield cellsOf(cell)
  }
}

async function overlaps(
  read: readonly CellRow[],
  others: readonly GridCellDocument[],
  turn: (done: number) => Promise<void>
) {
  const open = read.flatMap(({ id = '', facts, active }): Outlined[] =>
    facts && active !== false ? [{ code: id, ring: ringOf(facts.shape.coordinates) }] : []
  )
  const stored = others.map(({ _id, shape }): Outlined => ({ code: _id, ring: ringOf(shape.coordinates) }))
  const found = await overlapsOf([...open, ...stored], turn)
  return new Map(
    read.flatMap(({ row, id = '', active }): [number, Problems][] => {
      const codes = active === false ? undefined : found.get(id)
      return codes ? [[row, { shape: `和网格 ${[...new Set(codes)].slice(0, 3).join('、')} 重叠` }]] : []
    })
  )
}

function cellsOf(cell: GridCellDocument) {
  const { street, community, dutyGrid, shape } = factsOf(cell)
  return { code: cell._id, street, community, dutyGrid, state: '在用', shape: JSON.stringify(shape.coordinates) }
}
