import type { Comparison, Difference, Draft } from '../../../contracts/catalogue/editions'
import { chinaDay } from '../../../contracts/china-time'
import { Refusal } from '../../http/refusal'
import { departmentNames } from '../keeping/kinds'
import { digestOf, draftContent } from './content'
import { differencesBetween } from './differences'
import { contentOfEdition, type EditionHead, editionHeads, inForceOf } from './in-force'
import { presentEditions } from './publish'

/** What was published last, what the draft makes of it, and the heads of all editions. */
export async function draftNow() {
  const [heads, content, nameOf] = await Promise.all([editionHeads(), draftContent(), departmentNames()])
  const [last] = heads
  // Before the first edition the draft is in force itself.
  const before = last ? await contentOfEdition(last) : content
  return { heads, content, before, differences: differencesBetween(before, content, nameOf) }
}

/** How many open cases name each of these matters. Areas above this one know them. */
export type OpenCasesOf = (matters: readonly string[]) => Promise<ReadonlyMap<string, number>>

/** Says what publishing the draft would do. `rulesFor` gives sentences about rules that name matters that are gone. */
export async function presentDraft(
  openCasesOf: OpenCasesOf,
  rulesFor: (gone: readonly string[]) => Promise<string[]>,
  now = new Date()
): Promise<Draft> {
  const { heads, content, differences } = await draftNow()
  const [last] = heads
  const matters = differences.filter(({ kind, what }) => kind === 'matter' && what !== 'new')
  const open = await openCasesOf(matters.map(({ id }) => id))
  const gone = matters.filter(({ what }) => what === 'gone').map(({ id }) => id)
  const today = chinaDay(now)
  const planned = last && last._id !== inForceOf(heads, today)?._id && last.from > today ? last : undefined
  return {
    edition: last?._id ?? 0,
    seen: digestOf(content),
    differences,
    touches: [...matters.flatMap(matter => touched(matter, open.get(matter.id) ?? 0)), ...(await rulesFor(gone))],
    ...(planned && { planned: { edition: planned._id, from: planned.from } })
  }
}

const touched = ({ title, what }: Difference, cases: number) => {
  if (cases === 0) return []
  return what === 'gone'
    ? [`停用「${title}」：${cases} 件在办案卷保持原事项和立案条件，照常办完`]
    : [`修改「${title}」：${cases} 件在办案卷保持原立案条件和时限`]
}

/** No limit, as MongoDB writes it. */
const all = 0

/** Compares an edition with another one, the last without. */
export async function compareEditions(edition: number, other?: number, now = new Date()): Promise<Comparison> {
  const heads = await editionHeads(all)
  const found = (asked: number | undefined) => heads.find(({ _id }) => _id === asked)
  const [one, two] = [found(edition), found(other ?? heads[0]?._id)]
  if (!one || !two) throw new Refusal('not_found', '没有这一版')
  const briefs = presentEditions(heads, now)
  const briefOf = (head: EditionHead) => briefs.find(brief => brief.edition === head._id)
  const [brief, withBrief] = [briefOf(one), briefOf(two)]
  if (!brief || !withBrief) throw new Refusal('not_found', '没有这一版')
  const [before, after] = [await contentOfEdition(one), await contentOfEdition(two)]
  return { edition: brief, with: withBrief, differences: differencesBetween(before, after, await departmentNames()) }
}
