import type { BaseDataKind } from '../basedata/imports/kind'
import { judgeThings, type Problems } from '../basedata/things/judge-things'
import { takeBackMany, writeMany, writtenBy } from '../basedata/things/write-many'
import { cellThings, factsOf } from './cell-kind'
import { CellTree } from './cell-tree'
import { gapInWords, gapsOf } from './gaps'
import { type CellRow, namesTogether, readCell } from './judge-cells'
import { type GridCellDocument, GridCellModel } from './model'
import { innerPoint, type Outlined, overlapsOf } from './overlaps'
import type { PlacedThings } from './placed-things'
import { cellColumns, readCells } from './read-cells'
import { touchedBy } from './touched-by'

const columns = [
  ...cellColumns.map(({ key, name, needed, hint }) => ({ key, name, needed, ...(hint && { hint }) })),
  { key: 'shape', name: '边界', needed: true, hint: 'Shapefile 或 GeoJSON 里的多边形' }
]

const ringOf = (coordinates: unknown) => (coordinates as [number, number][][])[0] ?? []

/** Unit grid cells as they plug into imports, undo and export. */
export const cellImports = (things: readonly PlacedThings[], readFile = readCells): BaseDataKind => ({
  kind: 'gridCell',
  columns,
  accept: '.zip,.geojson,.json',
  asksSystem: true,
  exports: ['geojson'],
  readFile,

  async judge(rows, given) {
    const all = await GridCellModel.find().lean()
    const stored = new Map(all.map(cell => [cell._id, cell]))
    const read = rows.map(row => readCell(row, stored, new Date().toISOString().slice(0, 10)))
    const inFile = new Set(read.map(({ id }) => id))
    const others = all.filter(({ _id, endedAt }) => !endedAt && !inFile.has(_id))
    const over = await overlaps(read, others, done => given.step(done, rows.length * 2))
    const gaps = await gapsBeside(read, others)
    const names = namesTogether(read, others)
    const together = new Map(read.map(({ row }): [number, Problems] => [row, { ...names.get(row), ...over.get(row) }]))
    return judgeThings(
      cellThings,
      { columns, read: async () => read.map(row => withGap(row, gaps)), together: () => together },
      rows,
      given
    )
  },

  touches: rows => touchedBy(things, rows),
  write: (rows, writing) => writeMany(cellThings, rows, writing),
  takeBack: (rows, writing) => takeBackMany(cellThings, rows, writing),

  async hindersUndo(rows, { import: id }) {
    const written = await writtenBy(cellThings, rows, id)
    return rows.filter(({ subject }) => !written.has(subject)).map(({ title }) => `「${title}」导入以后又改过`)
  },

  async *exportRows() {
    for (const cell of await GridCellModel.find({ endedAt: null }).sort({ _id: 1 }).lean()) yield cellsOf(cell)
  },

  async *exportFeatures() {
    for (const cell of await GridCellModel.find({ endedAt: null }).sort({ _id: 1 }).lean()) {
      const { shape: _, ...cells } = cellsOf(cell)
      yield { cells, geometry: factsOf(cell).shape }
    }
  }
})

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

/** What is wrong between cells hinders nothing: a lake is a hole. */
async function gapsBeside(read: readonly CellRow[], others: readonly GridCellDocument[]) {
  const stored = others.map(({ _id, shape }) => ({ code: _id, rings: shape.coordinates as unknown as number[][][] }))
  const open = read.flatMap(({ id = '', facts, active }) =>
    facts && active !== false ? [{ code: id, rings: facts.shape.coordinates }] : []
  )
  const found = new Map<string, string>()
  for (const gap of await gapsOf([...stored, ...open], open)) {
    for (const code of gap.codes) if (!found.has(code)) found.set(code, gapInWords(gap, code))
  }
  const tree = new CellTree([...stored, ...open])
  for (const { id = '', facts, active } of read) {
    const ring = facts && active === false ? ringOf(facts.shape.coordinates) : undefined
    if (ring && !tree.at(innerPoint(ring))) found.set(id, '停用以后，这里就不属于任何网格了')
  }
  return found
}

function withGap(row: CellRow, gaps: ReadonlyMap<string, string>): CellRow {
  const gap = gaps.get(row.id ?? '')
  if (!gap) return row
  const shape = [row.warnings?.shape, gap].filter(Boolean).join('；')
  return { ...row, warnings: { ...row.warnings, shape } }
}

function cellsOf(cell: GridCellDocument) {
  const { street, community, dutyGrid, startedAt, shape } = factsOf(cell)
  const outline = JSON.stringify(shape.coordinates)
  return {
    code: cell._id,
    street,
    community,
    dutyGrid,
    state: '在用',
    startedAt: startedAt.slice(0, 10),
    shape: outline
  }
}
