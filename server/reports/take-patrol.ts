import type { NewPatrol } from '../../contracts/cases/tasks'
import type { SentReport } from '../../contracts/reports/views'
import { CaseModel } from '../cases/model'
import { moveFresh } from '../cases/steps/move-fresh'
import { staffMover } from '../cases/steps/policy'
import { Refusal } from '../http/refusal'
import type { Staff } from '../staff/account'
import { submitReport } from './submit-report'

/**
 * Takes in what a collector found on patrol, and settles it when it was put right on the spot. Can be repeated like
 * every report; what a crash left unsettled the repeat settles. When the desk was quicker the case goes its usual way.
 */
export async function takePatrol(staff: Staff, key: string, sent: NewPatrol, now = new Date()): Promise<SentReport> {
  if (!staff.roles.includes('collector')) throw new Refusal('forbidden', '只有信息采集员可以巡查上报')
  const answer = await submitReport({ id: staff.id, name: staff.name, source: 'patrol' }, key, sent, now)
  if (!sent.settled) return answer
  const read = () => CaseModel.findOne({ caseNo: answer.caseNo }).orFail().lean()
  try {
    const { note, media } = sent.settled
    const move = { action: 'settle' as const, form: { note, media }, mover: staffMover(staff), now }
    return { ...answer, state: (await moveFresh(read, move)).state }
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'wrong_state') throw error
    return { ...answer, state: (await read()).state }
  }
}
