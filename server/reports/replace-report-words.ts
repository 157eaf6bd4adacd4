import { erasedWords } from '../../contracts/cases/erased-words'
import { keptWords } from '../cases/kept-words'
import { ReportModel } from './model'

/**
 * Puts other words in place of a report's and of what it is found by. Words that their sender had deleted stay deleted. Returns the case that it
 * was sent for and whether it opened that, or undefined when there is nothing to replace.
 */
export async function replaceReportWords(id: string, words: string) {
  const report = await ReportModel.findById(id, { case: 1, joins: 1, text: 1, place: 1 }).lean()
  if (!report?.text || report.text === erasedWords) return undefined
  await ReportModel.updateOne(
    { _id: report._id, text: { $ne: erasedWords } },
    { $set: { text: words, search: keptWords({ text: words, place: report.place }) } }
  )
  return { case: report.case, opened: !report.joins }
}
