import type { Dimension } from '../../contracts/statistics/dimensions'
import type { FigureRow, Figures, FiguresQuery, SumsView } from '../../contracts/statistics/figures'
import type { Sums } from './add-up'
import { namesOf } from './names-of'

/** Without the noughts, which are most. */
export function presentSums({ counts, durations }: Sums): SumsView {
  return { counts: Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)), durations }
}

/** By code, as areas, matters and days have their order in it; what has none comes last. */
export async function presentRows(rows: ReadonlyMap<string, Sums>, by: Dimension): Promise<FigureRow[]> {
  const nameOf = await namesOf(by)
  return [...rows]
    .sort(([one], [other]) => Number(one === '') - Number(other === '') || (one < other ? -1 : 1))
    .map(([key, sums]) => ({ key, name: nameOf(key), ...presentSums(sums) }))
}

/** How the area, the department and the matter that were asked for are called. */
export async function namedIn({ area, department, matter }: FiguresQuery): Promise<Figures['named']> {
  const [areaName, departmentName, matterName] = await Promise.all([
    namesOf('community'),
    namesOf('department'),
    namesOf(matter?.length === 2 ? 'major' : 'matter')
  ])
  return {
    ...(area && { area: areaName(area) }),
    ...(department && { department: departmentName(department) }),
    ...(matter && { matter: matterName(matter) })
  }
}
