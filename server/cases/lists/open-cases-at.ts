import { openStates, residentStates } from '../../../contracts/cases/states'
import type { OpenCaseHere } from '../../../contracts/codes/views'
import { presentAll } from '../../media/present'
import { showsPhoto } from '../public-photo'
import { findSummaries } from '../summary'

/** Returns the open cases at a place, by the codes that have hung there, newest first, as anybody may see them: without words and names. */
export async function openCasesAt(codes: readonly string[]): Promise<OpenCaseHere[]> {
  const open = await findSummaries({ 'place.code': { $in: codes }, state: { $in: openStates } })
    .sort({ submittedAt: -1, _id: -1 })
    .limit(5)
  const covers = await presentAll(open.flatMap(({ cover, state }) => (cover && showsPhoto(state) ? [cover] : [])))
  return open.map(({ caseNo, topic, state, submittedAt, reportCount, cover }) => {
    const photo = covers.get(String(cover))
    return {
      caseNo,
      ...(topic?.id && topic.label && { topic: { id: topic.id, label: topic.label } }),
      stateText: residentStates[state],
      since: submittedAt.toISOString(),
      reportCount,
      ...(photo && { cover: photo })
    }
  })
}
