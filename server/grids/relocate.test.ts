import assert from 'node:assert/strict'
import { before, beforeEach, describe, it } from 'mocha'
import { ImportModel } from '../basedata/imports/import-model'
import { buildCaseSearch } from '../cases/build-search'
import { CaseModel } from '../cases/model'
import { PlaceCodeModel } from '../codes/model'
import { placedThings } from '../placed-things'
import { reportedWords } from '../reports/reported-words'
import { testApi } from '../test/api'
import { cellImporter, spot, square, squareCode } from '../test/cell-files'
import { aCase, aCatalogue, aCode } from '../test/factories'
import { importCells } from './import-cells'
import { ComponentModel, GridCellModel } from './model'
import { relocate, relocateFromEnded } from './relocate'

const later = () => new Date(Date.now() + 60_000)

describe('When unit grid cells change', () => {
  const api = testApi()
  let cells: ReturnType<typeof cellImporter>
  before(async () => {
    await aCatalogue()
    cells = cellImporter(api, await api.staff({ roles: ['administrator'] }))
  })
  beforeEach(async () => {
    await Promise.all([GridCellModel.deleteMany({}), CaseModel.deleteMany({}), PlaceCodeModel.deleteMany({})])
    await ComponentModel.deleteMany({})
    await take([cell(1, square(0, 0)), cell(2, square(1, 0))])
  })

  const cell = (sequence: number, ring: number[][], closed = false) => ({ code: squareCode(sequence), ring, closed })
  async function take(rows: ReturnType<typeof cell>[]) {
    const checked = await cells.check(rows)
    assert.deepEqual([checked.state, checked.counts.wrong], ['checked', 0], JSON.stringify(checked))
    assert.equal((await cells.act(checked.id, 'take')).state, 'imported')
    return checked
  }
  const settle = async () => {
    while ((await relocate(placedThings, later())) > 0);
  }
  async function things() {
    const [left, right] = [await aCase({ point: spot(0.5, 0.5) }), await aCase({ point: spot(1.5, 0.5) })]
    const closed = await aCase({ point: spot(1.5, 0.5), state: 'voided' })
    const code = await aCode({ point: spot(1.4, 0.5), gridCode: squareCode(2) })
    const _id = '44020401103000001'
    await ComponentModel.create({ _id, type: '01103', name: '井盖', point: spot(0.2, 0.2), gridCode: squareCode(1) })
    const cellsNow = async () => ({
      left: (await CaseModel.findById(left._id).lean())?.gridCode,
      right: (await CaseModel.findById(right._id).lean())?.gridCode,
      closed: (await CaseModel.findById(closed._id).lean())?.gridCode,
      code: (await PlaceCodeModel.findById(code).lean())?.gridCode,
      component: (await ComponentModel.findById(_id).lean())?.gridCode
    })
    return { left, right, closed, code, cellsNow }
  }
  const joined = () => [cell(1, square(0, 0), true), cell(2, square(1, 0), true), cell(3, square(0, 0, 2))]

  it('says before it is done what will move, and moves it: open cases, components, posted codes', async () => {
    const { cellsNow } = await things()
    const checked = await take(joined())
    assert.deepEqual(checked.touches, ['移动 1 个部件、1 个点位码、2 件在办案卷到新的网格'])
    await settle()
    const [two, three] = [squareCode(2), squareCode(3)]
    assert.deepEqual(await cellsNow(), { left: three, right: three, closed: two, code: three, component: three })
    assert.equal(await GridCellModel.countDocuments({ moved: '1' }), 0)
    assert.equal(await relocate(placedThings, later()), 0)
  })

  it('splits a cell: each goes to the half it lies in, and an undo brings all back', async () => {
    await take(joined())
    const { cellsNow } = await things()
    const halves = [cell(3, square(0, 0, 2), true), cell(4, square(0, 0)), cell(5, square(1, 0))]
    const checked = await take(halves)
    await settle()
    const [left, right] = [squareCode(4), squareCode(5)]
    assert.deepEqual(await cellsNow(), { left, right, closed: squareCode(3), code: right, component: left })
    await cells.act(checked.id, 'undo')
    await settle()
    const three = squareCode(3)
    assert.deepEqual(await cellsNow(), { left: three, right: three, closed: three, code: three, component: three })
  })

  it('closes a cell that nothing replaces: its cases wait at the desk, and come back with a cell', async () => {
    const { cellsNow, right } = await things()
    const checked = await take([cell(2, square(1, 0), true)])
    assert.match(checked.touches[0] ?? '', /^1 个点位码、1 件在办案卷的地方以后没有网格/)
    await settle()
    assert.equal((await cellsNow()).right, undefined)
    assert.equal((await cellsNow()).code ?? undefined, undefined)
    await take([cell(7, square(1, 0))])
    await settle()
    assert.deepEqual([(await cellsNow()).right, (await cellsNow()).code], [squareCode(7), squareCode(7)])
    await buildCaseSearch(reportedWords)
    const terms = (await CaseModel.findById(right._id).select('+search').lean())?.search?.terms
    assert.ok(terms?.includes(`/${squareCode(7)}`))
  })

  it('moves a case without a point to where the middle of its cell went', async () => {
    const { left } = await things()
    await CaseModel.collection.updateOne({ _id: left._id }, { $unset: { 'place.point': 1 } })
    await take(joined())
    await settle()
    assert.equal((await CaseModel.findById(left._id).lean())?.gridCode, squareCode(3))
  })

  it('moves nothing for a new name, and nothing while half of an import is written', async () => {
    const { left, cellsNow } = await things()
    await settle()
    await CaseModel.collection.updateOne({ _id: left._id }, { $set: { gridCode: squareCode(2) } })
    await GridCellModel.updateMany({}, { $set: { moved: '1' } })
    await settle()
    assert.equal((await cellsNow()).left, squareCode(2), 'the desk put it there by hand')
    const checked = await take(joined())
    await ImportModel.updateOne({ _id: checked.id }, { $set: { state: 'importing' } })
    assert.equal(await relocate(placedThings, later()), 0)
    assert.equal((await cellsNow()).right, squareCode(2))
    await ImportModel.updateOne({ _id: checked.id }, { $set: { state: 'imported' } })
    await settle()
    assert.equal((await cellsNow()).right, squareCode(3))
  })

  it('finds a case again that came into an ended cell later, such as a reopened one', async () => {
    const { closed, cellsNow } = await things()
    await take(joined())
    await settle()
    await CaseModel.updateOne({ _id: closed._id }, { $set: { state: 'accepted' } })
    assert.equal(await relocateFromEnded(placedThings), 1)
    assert.equal((await cellsNow()).closed, squareCode(3))
    assert.equal(await relocateFromEnded(placedThings), 0)
  })

  it('leaves the mark when somebody takes a step with a case at that moment, and moves it the next time', async () => {
    const { cellsNow } = await things()
    await take(joined())
    const slow = placedThings.map(kind => ({ ...kind, move: async () => false }))
    await relocate(slow, later())
    assert.ok((await GridCellModel.countDocuments({ moved: '1' })) > 0)
    await settle()
    assert.equal((await cellsNow()).left, squareCode(3))
  })

  it('by the command line: versions, history and what lies in them follow, too', async () => {
    const { cellsNow } = await things()
    const properties = { code: squareCode(1), dutyGrid: 'd1', street: '东河街道', community: '东堤社区' }
    const wide = { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [square(0, 0, 2)] } }
    await importCells({ type: 'FeatureCollection', features: [wide] })
    const stored = await GridCellModel.findById(squareCode(1)).lean()
    assert.deepEqual([stored?.version, stored?.lastChange?.note], [2, '命令行导入'])
    await settle()
    assert.equal((await cellsNow()).left, squareCode(1))
  })
})
