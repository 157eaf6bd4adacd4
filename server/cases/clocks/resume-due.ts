import { Refusal } from '../../http/refusal'
import { CaseModel } from '../model'
import { moveCase } from '../steps/move-case'
import type { Mover } from '../steps/mover'

const system: Mover = { id: 'system', name: '系统', actors: ['system'] }

/**
 * Resumes suspended cases on their date (rule "extension and suspension"). It is no error if another process was
 * first.
 */
export async function resumeDue(now = new Date()): Promise<number> {
  const due = await CaseModel.find({ state: 'suspended', 'suspended.until': { $lte: now } })
    .limit(200)
    .lean()
  let resumed = 0
  for (const found of due) {
    try {
      await moveCase(found, { action: 'resume', form: { note: '' }, mover: system, now })
      resumed += 1
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }
  return resumed
}
