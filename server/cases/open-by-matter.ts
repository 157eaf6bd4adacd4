import { openStates } from '../../contracts/cases/states'
import { CaseReader } from './readers'

/** How many open cases name each of these matters. What is open is few, however many matters are asked for. */
export async function openCasesByMatter(matters: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  if (matters.length === 0) return counts
  const found = await CaseReader.find({ 'matter.code': { $in: [...matters] }, state: { $in: openStates } })
    .select({ _id: 0, 'matter.code': 1 })
    .lean()
  for (const { matter } of found) {
    if (matter?.code) counts.set(matter.code, (counts.get(matter.code) ?? 0) + 1)
  }
  return counts
}
