import type { NewPatrol } from '../../contracts/reports/patrol'
import type { SentReport } from '../../contracts/reports/views'
import { CaseReader } from '../cases/readers'
import { moveCase } from '../cases/steps/move-case'
import { staffMover } from '../cases/steps/mover'
import { Refusal } from '../http/refusal'
import type { Staff } from '../staff/account'
import { stepKey } from '../versioned/step-key'
import { submitReport } from './submit-report'

/**
 * Submits what a collector found on patrol, and settles it when the collector put it right on the spot. It can be
 * repeated like every report; a repeat also settles what a crash left open. If an operator acted first, the case goes
 * its usual way.
 */
export async function submitPatrol(staff: Staff, key: string, sent: NewPatrol, now = new Date()): Promise<SentReport> {
  const answer = await submitReport({ id: staff.id, name: staff.name, source: 'patrol' }, key, sent, now)
  if (!sent.settled) return answer
  const read = () => CaseReader.findOne({ caseNo: answer.caseNo }).orFail().lean()
  try {
    const { note, media } = sent.settled
    const form = { note, media }
    // Whoever patrols settles what they find as a collector, whatever else their role lets them do.
    const mover = { ...staffMover(staff), actors: ['collector' as const] }
    const move = { action: 'settle', form, mover, key: stepKey(key, staff.id, form), now } as const
    return { ...answer, state: (await moveCase(await read(), move)).state }
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'wrong_state') throw error
    return { ...answer, state: (await read()).state }
  }
}
