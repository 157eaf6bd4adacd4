import { createHmac } from 'node:crypto'
import type { Types } from 'mongoose'
import { casesAround } from '../cases/cases-around'
import { eraseFromCase } from '../cases/erase-from-case'
import { erasePhotos, eraseUnusedPhotos } from '../media/erase-photos'
import { eraseFromMessages, eraseMessagesOf } from '../messages/erase-messages'
import { residentPerson } from '../messages/person'
import { eraseBlackouts } from '../redaction/erase-blackouts'
import { eraseReports, isOpeningErased } from '../reports/erase-reports'
import { erasedPerson } from '../reports/erased-person'
import { reportedWords } from '../reports/reported-words'
import { forgetResident } from '../residents/forget-resident'
import { ErasureModel, type ErasureRecord, type ErasureWork } from './model'

/**
 * Takes a person out of everything that is stored. Each part can be repeated and goes on where it was broken off. The session goes
 * first, so that nothing new comes; the way from the person to a case is written down before a report forgets it.
 */
export async function erase({ _id, work }: ErasureRecord): Promise<void> {
  if (!work) return
  const { resident, secret } = work
  const markIn = (theCase: Types.ObjectId) =>
    createHmac('sha256', secret).update(String(theCase)).digest('hex').slice(0, 24)
  const deletePhotos = (photos: readonly Types.ObjectId[]) => erasePhotos(photos, `resident:${resident}`)
  await forgetResident(resident)
  await eraseMessagesOf(residentPerson(resident))
  await eraseReports({
    resident,
    markIn,
    words: report => work.words === 'all' || work.reports.some(marked => marked.equals(report)),
    foundIn: async (theCase, words) => {
      await ErasureModel.updateOne(
        { _id },
        { $addToSet: { 'work.cases': theCase, ...(words && { 'work.wordless': theCase }) } }
      )
    },
    deletePhotos
  })
  const found = (await ErasureModel.findById(_id).lean())?.work ?? work
  for (const { _id: theCase, words } of await toErase(found)) {
    const after = await eraseFromCase(theCase, {
      resident,
      as: erasedPerson(markIn(theCase)),
      words,
      openingErased: await isOpeningErased(theCase),
      reportedWords,
      deletePhotos
    })
    if (!after) continue
    await eraseFromMessages(after)
    await eraseBlackouts(after)
  }
  await eraseUnusedPhotos(`resident:${resident}`)
}

/** The cases the person may have acted in, each with whether their words go there. */
async function toErase({ cases, wordless }: ErasureWork): Promise<{ _id: Types.ObjectId; words: boolean }[]> {
  const around = new Set((await casesAround(wordless)).map(String))
  return (await casesAround(cases)).map(_id => ({ _id, words: around.has(String(_id)) }))
}
