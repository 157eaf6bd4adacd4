import { nearbyMetres } from '../../contracts/cases/views'
import { metresBetween } from '../../contracts/distance'
import { endsOf, wholeCases } from '../cases/merged-cases'
import type { CaseRecord } from '../cases/model'
import { CaseReader } from '../cases/readers'
import { codesOfSamePlaces } from '../codes/same-place'
import { Refusal } from '../http/refusal'
import type { LocatedPlace } from './place-of'

/**
 * Returns the case that a report joins. A resident joins what stands at the report's own place, as the page of its code
 * showed it: numbers can be counted, and whoever joins a case reads how it goes and has a say in it. A number that does
 * not exist and one that is elsewhere are refused alike, so that nobody finds out which there are.
 */
export async function caseToJoin(caseNo: string, place: LocatedPlace['place'] | 'anywhere'): Promise<CaseRecord> {
  const named = await CaseReader.findOne({ caseNo }).lean()
  const target = named && (await endsOf([named], wholeCases)).get(String(named._id))
  if (!named || !target || (place !== 'anywhere' && !(await isThere(named, place)))) {
    throw new Refusal('unknown_reference', '没有找到要加入的那一件，请直接上报', { joinCase: '这里没有这件案卷' })
  }
  return target
}

async function isThere(theCase: CaseRecord, { code, point }: LocatedPlace['place']): Promise<boolean> {
  if (code !== undefined && theCase.place.code) {
    if ((await codesOfSamePlaces([code])).includes(theCase.place.code)) return true
  }
  const there = theCase.place.point
  return point !== undefined && there?.length === 2 && metresBetween(point, there) <= nearbyMetres
}
