import type { CallerAction } from '../../contracts/cases/caller-actions'
import { casesWorkedOnAs } from '../cases/merged-cases'
import type { CaseRecord } from '../cases/model'
import type { Form } from '../cases/steps/effect'
import { moveCase } from '../cases/steps/move-case'
import { callerMover } from '../cases/steps/mover'
import { visibleCase } from '../cases/visible-case'
import { Refusal } from '../http/refusal'
import type { Staff } from '../staff/account'
import type { StepKey } from '../versioned/step-key'
import { personsOf } from './caller-person'
import { ReportModel } from './model'
import { casesOf } from './present'

/**
 * Takes a resident's step for the person on the line. It is that person's step: their limits hold, whoever of the staff
 * takes the call, and the history says who did it for them.
 */
export async function actForCaller<A extends CallerAction>(
  staff: Staff,
  reportId: string,
  { action, form, key }: { action: A; form: Form<A>; key: StepKey | undefined }
): Promise<CaseRecord> {
  const report = await ReportModel.findById(reportId).lean()
  const end = report && (await casesOf([report])).get(String(report.case))
  if (!report || !end) throw new Refusal('not_found', '没有找到这件上报')
  if (report.source === 'patrol') throw new Refusal('wrong_state', '这是巡查上报，没有来电人')
  const theCase = await visibleCase(end.caseNo, staff)
  const personOf = await personsOf([report], await casesWorkedOnAs(theCase))
  return moveCase(theCase, { action, form, key, mover: callerMover(personOf(report), staff, report._id) })
}
