import { isDeepStrictEqual } from 'node:util'
import type { Types } from 'mongoose'
import { erasedWords } from '../../contracts/cases/erased-words'
import { type ReportedWords, searchAsRead, searchOf } from './build-search'
import { CaseModel, type CaseRecord, type HistoryRecord } from './model'
import { publicPhoto } from './public-photo'

export interface ErasedFromCase {
  /** Whose traces go, and who they are in this case from now on. */
  resident: string
  as: string
  /** Whether their words go, too. */
  words: boolean
  /** Whether the words the case was opened with are among those that are gone. */
  openingErased: boolean
  reportedWords: ReportedWords
  /** Deletes those of these photos that are theirs. Returns which of them are not there any more. */
  deletePhotos: (photos: readonly Types.ObjectId[]) => Promise<Set<string>>
}

/** Each round is lost to somebody who took a step meanwhile. */
const mostRounds = 100

/**
 * Takes a person, their photos and, when they want it, their words out of a case. What happened stays: who of which kind, when, from
 * where to where, with which facts. It is the one thing besides an upgrade that edits a history, and it changes single entries
 * by their place, which appending does not move. What the case is searched by is made anew, which is why it is written only while
 * nobody has added anything. Version and state stay: nobody's prepared step is refused. Returns the case as it is afterwards.
 */
export async function eraseFromCase(_id: Types.ObjectId, erased: ErasedFromCase): Promise<CaseRecord | undefined> {
  for (let round = 1; round <= mostRounds; round += 1) {
    const theCase = await CaseModel.findById(_id).select('+search').lean<CaseRecord>()
    if (!theCase) return undefined
    const after = await without(theCase, erased)
    if (isDeepStrictEqual(after, theCase)) return theCase
    const { version, history, reportCount, text } = theCase
    // Words that somebody blacked out meanwhile must not come back, neither as words nor as what the case is found by.
    const words = { text: text ?? null, ...searchAsRead(theCase) }
    const unchanged = { _id, version, reportCount, history: { $size: history.length }, ...words }
    const { matchedCount } = await CaseModel.collection.updateOne(unchanged, changes(theCase, after))
    if (matchedCount > 0) return after
  }
  throw new Error(`Case ${String(_id)} was changed by others all the time`)
}

async function without(theCase: CaseRecord, erased: ErasedFromCase): Promise<CaseRecord> {
  const { resident, as, words, openingErased, reportedWords } = erased
  const gone = await deletedOf(theCase, erased)
  const history = theCase.history.map(entry => {
    if (!isTheirs(entry.by, resident)) return entry
    const media = entry.media.filter(photo => !gone.has(String(photo)))
    return { ...entry, by: { ...entry.by, id: as }, media, ...(words && entry.words && { words: erasedWords }) }
  })
  const { cover, asked, ...rest } = theCase
  const theirAsked = asked?.by.id === resident
  const after = {
    ...rest,
    history,
    ...(cover && !gone.has(String(cover)) && { cover }),
    ...(asked && !theirAsked && { asked }),
    ...(asked &&
      theirAsked && { asked: { ...asked, by: { ...asked.by, id: as }, ...(words && { reason: erasedWords }) } }),
    ...(openingErased && { text: erasedWords })
    // As a plain object, which is what was read; the type is that of a document's parts.
  } as CaseRecord
  return Object.assign(after, { search: await searchOf(after, reportedWords) })
}

/** Deletes their photos in the case, but not one that strangers have seen. */
function deletedOf(theCase: CaseRecord, { resident, deletePhotos }: ErasedFromCase): Promise<Set<string>> {
  const open = String(publicPhoto(theCase))
  const theirs = theCase.history.filter(({ by }) => isTheirs(by, resident)).flatMap(({ media }) => media)
  return deletePhotos([...theirs, ...(theCase.cover ? [theCase.cover] : [])].filter(photo => String(photo) !== open))
}

const isTheirs = (by: HistoryRecord['by'], resident: string) => by.role === 'resident' && by.id === resident

function changes(before: CaseRecord, after: CaseRecord) {
  const set: Record<string, unknown> = { search: after.search, text: after.text }
  for (const [index, entry] of after.history.entries()) {
    if (entry === before.history[index]) continue
    set[`history.${index}.by.id`] = entry.by.id
    set[`history.${index}.media`] = entry.media
    if (entry.words) set[`history.${index}.words`] = entry.words
  }
  if (after.asked) set.asked = after.asked
  return { $set: set, ...(before.cover && !after.cover && { $unset: { cover: '' as const } }) }
}
