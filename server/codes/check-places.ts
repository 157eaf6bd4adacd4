import gcoord from 'gcoord'
import { freshStates, hangingStates } from '../../contracts/codes/lifecycle'
import { readPlaceCode, writePlaceCode } from '../../contracts/codes/place-code'
import { batchLimits, type Datum } from '../../contracts/codes/staff-views'
import type { Point } from '../../contracts/common'
import { degreesOf } from '../../contracts/position'
import { degreesIn } from '../../contracts/spelling/degrees'
import { freeText } from '../../contracts/spelling/free-text'
import { squeezed } from '../../contracts/spelling/normalised'
import { farOff, standingOf } from '../grids/locate'
import { ComponentReader } from '../grids/readers'
import { Refusal } from '../http/refusal'
import type { TableRow } from '../tables/table'
import { type Column, columnNames } from './paper/place-table'
import { PlaceCodeReader } from './readers'

export interface PlannedPlace {
  row: number
  name: string
  address: string
  point: Point
  gridCode?: string
  component?: string
  code?: string
}
type Complain = (row: number, column: Column, problem: string) => void

const live = [...freshStates, ...hangingStates]
const shownProblems = 200

/** Returns the places of a table. Refuses once, with every wrong row and column named. */
export async function checkPlaces(rows: readonly TableRow<Column>[], datum: Datum): Promise<PlannedPlace[]> {
  if (rows.length === 0) throw new Refusal('table_unreadable', '表格里没有数据行')
  if (rows.length > batchLimits.rows) throw new Refusal('table_unreadable', `一次最多导入 ${batchLimits.rows} 行`)
  const problems = new Map<string, string>()
  const wrongRows = new Set<number>()
  const complain: Complain = (row, column, problem) => {
    wrongRows.add(row)
    if (problems.size < shownProblems) problems.set(`第 ${row} 行 ${columnNames[column]}`, problem)
  }
  const places = rows.map(row => readRow(row, datum, complain))
  findDoubles(places, complain)
  const [located] = await Promise.all([
    locateAll(places, complain),
    checkComponents(places, complain),
    checkTaken(places, complain),
    checkCodes(places, complain)
  ])
  if (wrongRows.size > 0) {
    throw new Refusal('rows_wrong', `${wrongRows.size} 行有问题，什么都没有导入`, Object.fromEntries(problems))
  }
  return located
}

/** Adds the cells. Complains about points that are far from the city. */
function locateAll(places: readonly PlannedPlace[], complain: Complain): Promise<PlannedPlace[]> {
  return Promise.all(
    places.map(async place => {
      const { standing, gridCode } = await standingOf(place.point)
      if (standing === 'far') complain(place.row, 'lon', farOff)
      return { ...place, ...(gridCode && { gridCode }) }
    })
  )
}

function readRow({ row, cells }: TableRow<Column>, datum: Datum, complain: Complain): PlannedPlace {
  const text = (column: 'name' | 'address', max: number) => {
    const value = freeText(cells[column] ?? '').replace(/\s+/g, ' ')
    const length = [...value].length
    if (length < 2 || length > max) complain(row, column, length < 2 ? '请填写' : `最多 ${max} 个字`)
    return value
  }
  const number = (column: 'lon' | 'lat', [least, most]: readonly [number, number]) => {
    const value = degreesIn(cells[column] ?? '')
    if (!(value >= least && value <= most)) complain(row, column, `应是 ${least} 到 ${most} 之间的度数（是否写反了？）`)
    return Number.isFinite(value) ? value : 0
  }
  // Most often longitude and latitude are exchanged.
  const given: [number, number] = [number('lon', degreesOf('lon')), number('lat', degreesOf('lat'))]
  const point = datum === 'gcj02' ? gcoord.transform(given, gcoord.GCJ02, gcoord.WGS84) : given
  const component = squeezed(cells.component ?? '')
  const code = freeText(cells.code ?? '')
  if (component && !/^\d{17}$/.test(component)) complain(row, 'component', '部件编号应是 17 位数字')
  const read = code ? readPlaceCode(code) : undefined
  if (read && 'problem' in read) complain(row, 'code', '二维码编号不对')
  return {
    row,
    name: text('name', 60),
    address: text('address', 120),
    point,
    ...(component && { component }),
    ...(read && 'code' in read && { code: read.code })
  }
}

function findDoubles(places: readonly PlannedPlace[], complain: Complain) {
  const firstRow = new Map<string, number>()
  const once = (row: number, column: Column, key: string) => {
    const first = firstRow.get(`${column} ${key}`)
    if (first === undefined) firstRow.set(`${column} ${key}`, row)
    else complain(row, column, `和第 ${first} 行重复`)
  }
  for (const { row, name, address, component, code } of places) {
    once(row, 'name', `${name}\n${address}`)
    if (component) once(row, 'component', component)
    if (code) once(row, 'code', code)
  }
}

async function checkComponents(places: readonly PlannedPlace[], complain: Complain) {
  const ids = places.flatMap(({ component }) => component ?? [])
  const known = new Set((await ComponentReader.find({ _id: { $in: ids } }, { _id: 1 }).lean()).map(({ _id }) => _id))
  for (const { row, component } of places) {
    if (component && !known.has(component)) complain(row, 'component', '没有这个部件')
  }
}

/** Complains about places that have a code already: the same component, or the same name at the same address. */
async function checkTaken(places: readonly PlannedPlace[], complain: Complain) {
  const names = places.map(({ name }) => name)
  const components = places.flatMap(({ component }) => component ?? [])
  const taken = await PlaceCodeReader.find({
    state: { $in: live },
    $or: [{ name: { $in: names } }, { component: { $in: components } }]
  }).lean()
  const byPlace = new Map(taken.map(({ _id, name, address }) => [`${name}\n${address}`, _id]))
  const byComponent = new Map(taken.flatMap(({ _id, component }) => (component ? [[component, _id]] : [])))
  for (const { row, name, address, component } of places) {
    const there = byPlace.get(`${name}\n${address}`)
    if (there) complain(row, 'name', `已有二维码 ${writePlaceCode(there)}`)
    const onIt = component && byComponent.get(component)
    if (onIt) complain(row, 'component', `已有二维码 ${writePlaceCode(onIt)}`)
  }
}

/** Complains about codes that a row names and that are not fresh or have a place already. */
async function checkCodes(places: readonly PlannedPlace[], complain: Complain) {
  const wanted = places.flatMap(({ code }) => code ?? [])
  const free = await PlaceCodeReader.find({ _id: { $in: wanted }, state: { $in: freshStates }, name: '' }).lean()
  const ids = new Set(free.map(({ _id }) => _id))
  for (const { row, code } of places) {
    if (code && !ids.has(code)) complain(row, 'code', '没有这个二维码，或者已经用了')
  }
}
