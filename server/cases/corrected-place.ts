import type { Where } from '../../contracts/cases/facts'
import type { Point } from '../../contracts/common'
import { cellInUse, cellOnGround } from '../grids/locate'
import { ComponentReader } from '../grids/readers'
import { Refusal } from '../http/refusal'
import type { CaseRecord } from './model'

/** What the desk knows of a place that was taken down wrongly, or not at all. */
export interface Correction {
  point?: Point | undefined
  address?: string | undefined
  component?: string | undefined
  code?: string | undefined
  gridCode?: string | undefined
}

/** A posted code that a correction names, as it hangs in the street. */
export interface Posted {
  code: string
  codeName: string
  address: string
  point: Point
  gridCode?: string
  component?: string
}

/** Where a case is, by the fields that a case stores of it. */
export interface Placed {
  place: { address: string; point?: Point; code?: string; codeName?: string }
  gridCode?: string
  component?: string
}

/**
 * Returns where the case is from now on. A code, a component or a point says it anew, in this order; the cell by hand
 * comes before the one that the point is in. What is not corrected stays.
 */
export async function correctedPlace(theCase: CaseRecord, sent: Correction, posted?: Posted): Promise<Placed> {
  const anew = posted ? ofCode(posted) : ((await ofComponent(sent.component)) ?? ofPoint(sent.point))
  const before = placedOf(theCase)
  const { place, component } = anew ?? before
  const address = sent.address ?? (place.address || before.place.address)
  const gridCode = (await ofHand(sent.gridCode)) ?? (anew ? await cellOf(anew) : before.gridCode)
  return { place: { ...place, address }, ...(gridCode && { gridCode }), ...(component && { component }) }
}

function ofCode({ code, codeName, address, point, gridCode, component }: Posted): Placed {
  return {
    place: { address, point, code, codeName },
    ...(gridCode && { gridCode }),
    ...(component && { component })
  }
}

async function ofComponent(id: string | undefined): Promise<Placed | undefined> {
  if (id === undefined) return undefined
  const component = await ComponentReader.findById(id).lean()
  const [x, y] = component?.point ?? []
  if (!component || x === undefined || y === undefined) {
    throw new Refusal('unknown_reference', '没有这个部件', { component: '没有这个部件，请核对编码' })
  }
  return { place: { address: '', point: [x, y] }, gridCode: component.gridCode, component: id }
}

function ofPoint(point: Point | undefined): Placed | undefined {
  return point && { place: { address: '', point } }
}

async function ofHand(gridCode: string | undefined): Promise<string | undefined> {
  if (gridCode === undefined || (await cellInUse(gridCode))) return gridCode
  throw new Refusal('unknown_reference', '没有这个单元网格', { gridCode: '没有这个单元网格，请核对编码' })
}

/** A place that is set anew has to be in a cell, or nobody would be sent there. */
async function cellOf({ place, gridCode }: Placed): Promise<string> {
  const cell = gridCode && (await cellInUse(gridCode)) ? gridCode : place.point && (await cellOnGround(place.point))
  if (cell) return cell
  const message = '这个点不在任何单元网格里，请重新选点，或者填写单元网格编码'
  throw new Refusal('unknown_reference', message, { point: message })
}

/** Where a case is now. */
export function placedOf({ place, gridCode, component }: CaseRecord): Placed {
  const [x, y] = place.point ?? []
  return {
    place: {
      address: place.address ?? '',
      ...(x !== undefined && y !== undefined && { point: [x, y] as const }),
      ...(place.code && { code: place.code }),
      ...(place.codeName && { codeName: place.codeName })
    },
    ...(gridCode && { gridCode }),
    ...(component && { component })
  }
}

/** The same as an entry of the history says it. */
export function whereOf({ place, gridCode }: Placed): Where {
  return {
    address: place.codeName ? `${place.codeName} ${place.address}` : place.address,
    ...(gridCode && { gridCode }),
    ...(place.point && { point: place.point })
  }
}
