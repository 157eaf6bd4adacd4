import type { Types } from 'mongoose'
import { erasedWords } from '../../contracts/cases/erased-words'
import { type ReportedWords, searchAsRead, searchOf } from './build-search'
import { CaseModel, type CaseRecord } from './model'

export interface ReplacedWords {
  /** The place of an entry in the history and its words from now on, or those of the report that opened the case. */
  entry?: { at: number; words: string }
  opening?: string
  reportedWords: ReportedWords
}

/** Each round is lost to somebody who took a step meanwhile. */
const mostRounds = 100

/**
 * Puts other words in place of those that somebody blacked out, wherever the case has them: in the entry of its history, in the request and
 * the subtask that came of it, in its first words, in what it is searched by. Besides the eraser and an upgrade it is the one thing that
 * edits a history, by the place of the entry, which appending does not move. Version and state stay. Words that their writer had deleted stay
 * deleted. Doing it again changes nothing. Returns the case as it is afterwards.
 */
export async function replaceWords(_id: Types.ObjectId, replaced: ReplacedWords): Promise<CaseRecord | undefined> {
  for (let round = 1; round <= mostRounds; round += 1) {
    const theCase = await CaseModel.findById(_id).select('+search').lean<CaseRecord>()
    if (!theCase) return undefined
    const set = changesIn(theCase, replaced)
    const after = withChanges(theCase, replaced)
    const search = await searchOf(after, replaced.reportedWords)
    const { version, history, reportCount } = theCase
    const words = { ...asRead(theCase, set), ...searchAsRead(theCase) }
    const unchanged = { _id, version, reportCount, history: { $size: history.length }, ...words }
    const { matchedCount } = await CaseModel.collection.updateOne(unchanged, { $set: { ...set, search } })
    if (matchedCount > 0) return after
  }
  throw new Error(`Case ${String(_id)} was changed by others all the time`)
}

/** What is replaced is still as it was read: its writer may have had it deleted meanwhile. */
function asRead({ history, text }: CaseRecord, set: Record<string, unknown>): Record<string, unknown> {
  const words = Object.keys(set).filter(path => path.startsWith('history.'))
  return {
    ...('text' in set && { text }),
    ...Object.fromEntries(words.map(path => [path, history[Number(path.split('.')[1])]?.words]))
  }
}

/** The entry that is to have other words, unless its writer had them deleted. */
function entryOf({ history }: CaseRecord, { entry }: ReplacedWords) {
  const found = entry && history[entry.at]
  return found?.words && found.words !== erasedWords ? found : undefined
}

function changesIn(theCase: CaseRecord, replaced: ReplacedWords): Record<string, unknown> {
  const { asked, subtasks, text } = theCase
  const { entry, opening } = replaced
  const found = entryOf(theCase, replaced)
  const set: Record<string, unknown> = {}
  if (opening !== undefined && text && text !== erasedWords) set.text = opening
  if (!entry || !found) return set
  set[`history.${entry.at}.words`] = entry.words
  if (asked && asked.at.getTime() === found.at.getTime()) set['asked.reason'] = entry.words
  for (const [index, { work }] of subtasks.entries()) {
    if (found.action === 'addSubtask' && work === found.words) set[`subtasks.${index}.work`] = entry.words
  }
  return set
}

/** The case as far as it is searched. */
function withChanges(theCase: CaseRecord, replaced: ReplacedWords): CaseRecord {
  const { entry, opening } = replaced
  const found = entryOf(theCase, replaced)
  const history = theCase.history.map(each => (entry && each === found ? { ...each, words: entry.words } : each))
  const text = opening !== undefined && theCase.text && theCase.text !== erasedWords ? opening : theCase.text
  return { ...theCase, text, history } as CaseRecord
}
