import { chinaDay } from '../../../contracts/china-time'
import { kept } from '../../db/kept'
import { type EditionDocument, EditionModel } from '../model'
import { type Content, digestOf, draftContent } from './content'

export type EditionHead = Omit<EditionDocument, 'content'>

/** So many are listed. */
const looked = 50

/** The heads of the last editions, the newest first. */
export function editionHeads(limit = looked): Promise<EditionHead[]> {
  return EditionModel.find().select({ content: 0 }).sort({ _id: -1 }).limit(limit).lean()
}

/** An edition never changes: each is read and unpacked once. Few are asked for more than once. */
const unpacked = new Map<string, Content>()
const heldAtMost = 4

const keyOf = ({ _id, at }: Pick<EditionHead, '_id' | 'at'>) => `edition ${_id} ${at.getTime()}`

export async function contentOfEdition(head: Pick<EditionHead, '_id' | 'at'>): Promise<Content> {
  const key = keyOf(head)
  const held = unpacked.get(key)
  if (held) return held
  const found = await EditionModel.findById(head._id).lean()
  const content: Content = found ? JSON.parse(found.content) : { matters: [], topics: [] }
  if (unpacked.size >= heldAtMost) unpacked.delete(unpacked.keys().next().value ?? '')
  unpacked.set(key, content)
  return content
}

/** The last edition whose day has come: later ones overtake earlier ones, also those that are still planned. */
export const inForceOf = <E extends Pick<EditionHead, 'from'>>(newestFirst: readonly E[], day: string) =>
  newestFirst.find(({ from }) => from <= day)

const heads = kept('catalogue', async () => {
  const all = await editionHeads()
  if (all.length > 0) return { all }
  // Before the first edition the draft itself is in force, as it was before there were editions.
  const content = await draftContent()
  return { all, draft: { edition: 0, id: `draft ${digestOf(content)}`, content } }
})

export interface InForce {
  /** 0 before the first. */
  edition: number
  /** Another one for each content. */
  id: string
  content: Content
}

const nothing: InForce = { edition: 0, id: 'nothing', content: { matters: [], topics: [] } }

/** A coming year is prepared over many weeks: more may be planned than are listed. */
const lastBelowPlanned = (day: string): Promise<EditionHead | null> =>
  EditionModel.findOne({ from: { $lte: day } })
    .select({ content: 0 })
    .sort({ _id: -1 })
    .lean()

/** The catalogue by which cases are filed now. */
export async function catalogueInForce(now = new Date()): Promise<InForce> {
  const { all, draft } = await heads()
  if (draft) return draft
  const day = chinaDay(now)
  const head = inForceOf(all, day) ?? (await lastBelowPlanned(day))
  if (!head) return nothing
  return { edition: head._id, id: keyOf(head), content: await contentOfEdition(head) }
}
