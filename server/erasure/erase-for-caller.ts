import type { CallerErasure } from '../../contracts/reports/callers'
import { record } from '../audit/record'
import { emptyLogOfDatabase } from '../db/empty-log'
import { Refusal } from '../http/refusal'
import { log } from '../log'
import { eraseFromMessages } from '../messages/erase-messages'
import { forgetContact, takenFromSameCaller } from '../reports/forget-contacts'
import type { ReportRecord } from '../reports/model'
import { ReportReader } from '../reports/readers'
import type { Staff } from '../staff/account'

/**
 * Forgets a caller who asks for it on the telephone: number, name, hashes and what stands for them in histories, of everything that was
 * taken down for the same number; and their words, when they want it. The audit log says who did it and how they were sure.
 * Doing it again changes nothing.
 */
export async function eraseForCaller(staff: Staff, reportId: string, { reason, words }: CallerErasure) {
  const report = await ReportReader.findById(reportId).lean()
  if (!report) throw new Refusal('not_found', '没有找到这件上报')
  if (report.source !== 'hotline') {
    throw new Refusal('wrong_state', '这件不是电话登记的：自己上报的，请本人在手机的“我的个人信息”里删除')
  }
  await record({
    action: 'callerErased',
    by: staff,
    subject: report.caseNo,
    reason,
    changes: [{ what: '写下的话', after: words ? '一起删除' : '留着' }]
  })
  log.info({ callerErasure: { report: String(report._id), words } }, 'personal data of a caller erased')
  return { reports: await forgetCaller(report, words) }
}

/** The same for a report of which nobody has to be asked any more. Returns how many of the caller's reports there were. */
export async function forgetCaller(report: ReportRecord, words: boolean): Promise<number> {
  const taken = await takenFromSameCaller(report)
  for (const each of taken) {
    for (const theCase of await forgetContact(each, words)) if (words) await eraseFromMessages(theCase)
  }
  await emptyLogOfDatabase()
  return taken.length
}
