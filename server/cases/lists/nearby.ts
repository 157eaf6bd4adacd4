import { openStates } from '../../../contracts/cases/states'
import { type NearbyCase, nearbyMetres } from '../../../contracts/cases/views'
import { cellsNear, metresBetween } from '../../grids/locate'
import type { Staff } from '../../staff/account'
import { CaseModel, type CaseRecord } from '../model'
import { presentSummaries } from '../present'
import { visibleTo } from '../steps/policy'

const most = 10

/** Open cases close to this one, for whoever decides whether two are the same problem. */
export async function nearbyOf(found: CaseRecord, staff: Staff): Promise<NearbyCase[]> {
  const [x, y] = found.place.point ?? []
  if (x === undefined || y === undefined) return []
  const around = await CaseModel.find({
    $and: [
      { gridCode: { $in: await cellsNear([x, y], nearbyMetres) }, state: { $in: openStates }, _id: { $ne: found._id } },
      await visibleTo(staff)
    ]
  })
    .limit(200)
    .lean()
  const ranked = around
    .map(near => ({
      near,
      metres: Math.round(metresBetween([x, y], near.place.point ?? [])),
      sameTopic: near.topic?.id !== undefined && near.topic.id === found.topic?.id
    }))
    .filter(({ metres }) => metres <= nearbyMetres)
    .sort((a, b) => Number(b.sameTopic) - Number(a.sameTopic) || a.metres - b.metres)
    .slice(0, most)
  const summaries = await presentSummaries(ranked.map(({ near }) => near))
  return ranked.flatMap(({ metres, sameTopic }, index) => {
    const summary = summaries[index]
    return summary ? [{ ...summary, metres, sameTopic }] : []
  })
}
